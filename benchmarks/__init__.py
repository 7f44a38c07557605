"""Speed, growth and quality of scrapelint, beside other tools."""
