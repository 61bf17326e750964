"""The forms in which something is said, as words: "in a statement", "on Facebook"."""

from __future__ import annotations

import re

KINDS = (
    "press|media|joint|written|video|public|official|short|brief|separate|tv|televised|radio|television|news|post-cabinet|"
    "strongly worded|hard-hitting|exclusive|weekly|recent|final|previous|phone|telephone"
)
FORMS = (
    "statement|letter|tweet|post|speech|address|interview|press conference|news conference|briefing|press release|"
    "communiqué|communique|declaration|report|message|memo|note|article|op-ed|column|broadcast|sermon|remarks|"
    "submission|thread|blog post|facebook post|podcast|testimony|video"
)
OWNER = r"(?:a|an|the|his|her|their|its|one|another|several|[A-Z]\w+(?: [A-Z]\w+){0,3}[’']s?)"
ISSUED = r"on|to|with|posted on|published (?:in|by)|carried by|issued by|aired (?:on|by)|broadcast (?:on|by)"
ENDED = r"(?=(?: (?:the|an?))? ?(?:[,.;:“”\"\n]|$)| (?:that|said|on|after|as|and|who|which|late|early|he|she|they)\b)"
IN_FORM = re.compile(
    rf"\b(?:in|through|via|during|at) {OWNER} (?:(?:{KINDS}) ){{0,3}}(?:{FORMS})s?\b"
    rf"(?: (?:{ISSUED}) [^,.;:“”\"\n]{{1,60}}?)?{ENDED}",
    re.IGNORECASE,
)
"""The form in which something was said: "in a post on X", "in an interview with TRT"."""

SITES = (
    r"social media|social networks?|Twitter|Facebook|Telegram|Instagram|WhatsApp|YouTube|Truth Social|TikTok|Weibo|"
    r"Line|X(?= |,|\.|$)|state (?:television|tv|radio)|national television|television|tv|radio"
)
ON_SITE = re.compile(
    rf"\b(?:on|via|through) (?:(?:his|her|its|their|the) )?(?:official |verified )?(?:{SITES})\b"
    r"(?: (?:account|page|channel|post|platform|handle)s?\b)?",
)
