"""Who is named in photo credits and sign-offs: agencies and picture libraries, as alternatives of a pattern."""

AGENCY = (
    r"(?:"
    r"AP|AFP|Reuters|REUTERS|dpa|DPA|EPA|EFE|ANSA|ANP|PAP|TASS|ITAR-TASS|Tass|Xinhua|XINHUA|NAN|PTI|ANI|IANS|UPI|PA|"
    r"AAP|CP|KYODO|Kyodo|Yonhap|Bernama|Antara|Anadolu|AA|IRNA|Interfax|RIA\s?Novosti|Sputnik|SDA|ATS|Belga|BELGA|"
    r"Lusa|LUSA|STT|NTB|Ritzau|CTK|ČTK|MTI|Agerpres|ANA|QNA|WAM|KUNA|BNA|AMNA|ΑΠΕ|ΑΠΕ-ΜΠΕ|РИА\s?Новости|ТАСС|"
    r"ИТАР-ТАСС|Интерфакс|UNIAN|Ukrinform|BTA|HINA|Tanjug|SID|AFX|dpa-AFX|GNA|Bloomberg|KCNA|CNA|VNA|LETA|ELTA|BNS|"
    r"Agencies|agencies"
    r")(?![\p{L}\d])"
)
"""News agencies as they sign."""
PICTURE = (
    r"(?:"
    r"Getty(?:\s?Images)?|GETTY(?:\sIMAGES)?|Shutterstock|iStock(?:photo)?|Alamy(?:\sStock\sPhoto)?|Corbis|"
    r"Rex\sFeatures|ZUMA(?:press)?|Zuma|SIPA(?:\sUSA)?|Sipa|Imago|imago|picture[\s-]alliance|dpa-Zentralbild|"
    r"AP\s?Photo|AP\s?Images|AFP\s?Photo|Wikimedia(?:\sCommons)?|Flickr|Unsplash|Pexels|Pixabay|Depositphotos|"
    r"Adobe\sStock|Dreamstime|Keystone|NurPhoto|EyeEm|WireImage|FilmMagic|Splash\sNews|Kremlin\sPool|Pool\sPhoto|"
    r"PA\sWire|PA\sImages|Everett\sCollection|VCG|ullstein\sbild|Photoshot|LaPresse|Fotogramma|Agencja\sGazeta|"
    r"Newspix|Hollandse\sHoogte|视觉中国|資料照|资料图|资料照片"
    r")(?![\p{L}\d])"
)
"""Picture libraries and pools as they are credited."""
LABELS = frozenset({
    "photo", "photos", "photograph", "photographs", "image", "images", "picture", "pictures", "pic", "pics",
    "courtesy", "credit", "credits", "file", "ap", "foto", "fotos", "fotografie", "fotografia", "bild", "bildquelle",
    "bildnachweis", "symbolbild", "archivbild", "imagem", "imagen", "zdjecie", "fot", "autor", "фото",
    "фотография", "φωτο", "φωτογραφια", "fotograf", "gorsel", "صورة", "الصورة", "تصوير", "摄", "攝", "图", "圖",
    "写", "撮", "画",
})  # fmt: skip
"""First words of a labelled credit, folded."""
LIBRARIES = frozenset({
    "getty", "shutterstock", "istock", "istockphoto", "alamy", "corbis", "zuma", "zumapress", "sipa", "imago",
    "flickr", "unsplash", "pexels", "pixabay", "depositphotos", "adobe", "dreamstime", "keystone", "nurphoto",
    "eyeem", "wireimage", "filmmagic", "splash", "vcg", "photoshot", "lapresse", "newspix", "wikimedia", "pa",
    "ap", "afp", "rex", "picture", "ullstein", "everett", "agencja", "视", "资", "資",
})  # fmt: skip
"""Words of the names of picture libraries, folded."""
SOURCES = LIBRARIES | {
    "aa", "aap", "afp", "afpphoto", "afx", "agencies", "agerpres", "amna", "ana", "anadolu", "ani", "anp",
    "ansa", "antara", "ap", "apimages", "apphoto", "ats", "belga", "bernama", "bloomberg", "bna", "bns", "bta",
    "cna", "cp", "ctk", "dpa", "efe", "elta", "epa", "fotogramma", "gettyimages", "gna", "hina", "hollandse",
    "ians", "interfax", "irna", "itar", "kcna", "kremlin", "kuna", "kyodo", "leta", "lusa", "mti", "nan", "ntb",
    "pa", "pap", "pool", "pti", "qna", "reuters", "ria", "rianovosti", "ritzau", "sda", "sid", "sputnik", "stt",
    "tanjug", "tass", "ukrinform", "unian", "upi", "vna", "wam", "xinhua", "yonhap", "απε", "интерфакс", "итар",
    "риа", "риановости", "тасс",
}  # fmt: skip
"""First words of the names of all libraries and agencies, folded."""
