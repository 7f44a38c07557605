"""Help as a manual page has it: options by what they are about, examples, exit codes, files."""

import click

SECTIONS = {
    "Rules": ("select", "extend_select", "ignore", "templates", "preview", "sensitivity", "plugins"),
    "Settings": ("config_file", "isolated"),
    "Input": ("text_field", "id_field", "url_field", "date_field", "stdin_filename", "force_exclude"),
    "Output": ("forms", "output_file", "statistics", "color", "quiet"),
    "Fixes": ("fix", "unsafe_fixes", "diff", "show_fixes", "max_removed_share", "exit_non_zero_on_fix"),
    "Provenance": ("provenance", "no_provenance"),
    "Baseline": ("baseline_file", "no_baseline", "strict_baseline"),
    "Verdict": ("fail_on", "max_findings", "max_rate", "no_worse_than", "exit_zero"),
    "Report": ("report", "compare_with", "learn"),
    "Running": ("state", "restart", "memory_limit", "jobs", "watch", "time_limit", "no_cache", "cache_dir"),
    "Spark": ("master", "settings"),
}
"""The names of options by the heading that they stand under; a command's own options, in none of them, come first."""


class Manual(click.Command):
    """A command whose help has a heading for each kind of option, and whose epilog is printed as it is written."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options by sections."""
        helper = self.get_help_option(ctx)
        left = {one.name: one for one in self.get_params(ctx) if isinstance(one, click.Option) and one is not helper}
        shared = {name for names in SECTIONS.values() for name in names}
        own = tuple(name for name in left if name and name not in shared)
        for title, names in {"Options": own, **SECTIONS}.items():
            self._section(formatter, title, ctx, [left[name] for name in names if name in left])
        if helper:
            self._section(formatter, "Help", ctx, [helper])

    def _section(
        self, formatter: click.HelpFormatter, title: str, ctx: click.Context, options: list[click.Option]
    ) -> None:
        records = [record for option in options if (record := option.get_help_record(ctx))]
        if records:
            with formatter.section(title):
                formatter.write_dl(records)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the epilog line by line."""
        del ctx
        if self.epilog:
            formatter.write(f"\n{self.epilog.strip()}\n")


CHECK = """
Examples:
  scrapelint check articles/                     all .txt, .md and .jsonl files of a folder
  scrapelint check --select ND,FR a.txt          two families of rules
  scrapelint check --diff a.txt                  what the safe fixes would change
  scrapelint check --output-format sarif:out.sarif --output-format full pages.jsonl
  curl -s URL | trafilatura | scrapelint check --stdin-filename page.txt -

Exit codes:
  0  clean, or within the limits that were set
  1  findings
  2  the job could not be done, or not all of it: a mistake in the settings, a file that
     cannot be read, a rule that failed

Environment:
  NO_COLOR, FORCE_COLOR       never or always colour, unless --color says otherwise

Files, each in the nearest folder upwards:
  scrapelint.toml             the settings; or the table [tool.scrapelint] in pyproject.toml
  .scrapelint-ignore.toml     findings that a person has accepted: scrapelint ignore
  .scrapelint-baseline.json   findings that were there before: scrapelint baseline
"""

CORPUS = """
Examples:
  scrapelint corpus -o findings.jsonl crawl/                      all findings, and the figures
  scrapelint corpus -o findings.parquet 'crawl/*.jsonl.gz'        as a table
  scrapelint corpus --max-rate BP=5/1000docs s3://bucket/crawl/   a gate in CI

Files:
  FILE           the findings, when all of them are there
  FILE.partial   those found so far
  FILE.run/      how far the run is; the figures of the last run, for scrapelint stats

Exit codes:
  0  clean, or within the limits that were set
  1  findings
  2  the job could not be done, or not all of it
"""

CLEAN = """
Examples:
  scrapelint clean crawl.jsonl.gz clean.jsonl.gz
  scrapelint clean --select BP crawl/ clean/           boilerplate alone
  scrapelint clean --provenance removed a.parquet b.parquet

Every byte that no fix touches stays as it was. A record that was changed gets a field that
says what was taken out, and by which rule; of text files the file
scrapelint-provenance.jsonl in OUT says it.

Exit codes:
  0  done
  2  a file could not be cleaned, and is not in OUT; or nothing could be done
"""

SPARK = """
Examples:
  scrapelint spark -o findings.jsonl crawl/                     on all cores of this machine
  scrapelint spark --master spark://host:7077 -o s3a://bucket/findings.parquet s3://bucket/crawl/
  scrapelint spark --master 'local[4]' --conf spark.driver.memory=8g crawl/

Exit codes:
  0  clean, or within the limits that were set
  1  findings
  2  the job could not be done, or not all of it
"""
