import pytest
from assemble.marked import mark_doc

from geopolnews.annotate.marks import KEY, AttributionMark, EntityMark, Stretch, marks_of
from geopolnews.assemble.cast.cast import Cast, How
from geopolnews.assemble.casting import collect_cast
from geopolnews.model.actor import ActorKind
from geopolnews.model.article import Article
from geopolnews.model.findings import Findings
from geopolnews.model.organisation import OrganisationKind
from geopolnews.model.place import PlaceKind
from geopolnews.pipeline import extract
from geopolnews.read.plain import read_plain

MEETING = (
    "{place BAGHDAD} — Iraqi Foreign Minister {Fuad Hussein} received his Iranian counterpart, {Abbas Araghchi}, in "
    "{place Baghdad} on Friday. {Hussein} said that {power Iraq} wants peace in {power Syria}. "
    "{unnamed A senior official}, who asked not to be named, said that {organisation Hayat Tahrir al-Sham} "
    "({organisation HTS}) was there."
)


def read(marked: str) -> tuple[Cast, str]:
    doc = mark_doc(marked)
    article = Article(text=doc.text)
    cast, notes = collect_cast(doc, article)
    # findings check that ids and spans hold together
    Findings(
        article=article, actors=cast.actors, organisations=cast.organisations, places=cast.places, notes=notes
    )  # fmt: skip
    return cast, doc.text


def resolve(marked: str, phrase: str) -> tuple[list[str], How]:
    doc = mark_doc(marked)
    cast, _ = collect_cast(doc, Article(text=doc.text))
    at = doc.text.index(phrase)
    span = doc.char_span(at, at + len(phrase), alignment_mode="expand")
    found = cast.resolve(Stretch(start=span.start, end=span.end))
    assert found.why
    parties = {party.id: party.name for party in (*cast.actors, *cast.organisations)}
    return [parties[id] for id in found.ids], found.how


def test_mentions_of_a_person_are_put_together_with_the_reason() -> None:
    cast, _ = read(MEETING)
    hussein = next(actor for actor in cast.actors if actor.name == "Fuad Hussein")
    assert len(hussein.mentions) == 2
    assert hussein.aliases == ("Hussein",)
    assert hussein.because == ("“Hussein” joined with “Fuad Hussein”: its last name",)


def test_a_role_has_its_country() -> None:
    cast, _ = read(MEETING)
    hussein = next(actor for actor in cast.actors if actor.name == "Fuad Hussein")
    assert [(role.title, role.country, role.country_name) for role in hussein.roles] == [
        ("Foreign Minister", "IQ", "Iraq")
    ]


def test_a_counterpart_has_the_office_of_the_other() -> None:
    cast, _ = read(MEETING)
    araghchi = next(actor for actor in cast.actors if actor.name == "Abbas Araghchi")
    assert [(role.title, role.country) for role in araghchi.roles] == [("Foreign Minister", "IR")]


def test_an_unnamed_source_keeps_the_reason() -> None:
    cast, _ = read(MEETING)
    official = next(actor for actor in cast.actors if actor.kind is ActorKind.ANONYMOUS)
    assert official.name == "senior official"
    assert official.reason == "who asked not to be named"


def test_an_acronym_belongs_to_its_name() -> None:
    cast, _ = read(MEETING)
    hts = next(body for body in cast.organisations if body.acronym == "HTS")
    assert hts.name == "Hayat Tahrir al-Sham"
    assert hts.kind is OrganisationKind.ARMED_GROUP


def test_a_country_is_a_place_where_something_is_in_it() -> None:
    cast, _ = read(MEETING)
    countries = {place.name for place in cast.places if place.kind is PlaceKind.COUNTRY}
    assert countries == {"Syria"}


def test_places_have_a_country_and_a_point() -> None:
    cast, _ = read(MEETING)
    baghdad = next(place for place in cast.places if place.name == "Baghdad")
    assert (baghdad.kind, baghdad.country) == (PlaceKind.CITY, "IQ")
    assert baghdad.latitude == pytest.approx(33.3, abs=0.2)
    assert len(baghdad.mentions) == 2


def test_kings_and_sheikhs_of_one_name_are_two() -> None:
    cast, _ = read("King {Faris} received Sheikh {Faris bin Salem Al Harbi}. Sheikh {Faris} thanked him.")
    assert sorted(len(actor.mentions) for actor in cast.actors) == [1, 2]


def test_a_man_and_a_woman_of_one_name_are_two() -> None:
    cast, _ = read("Mr {Chamorro} met Mrs {Violeta Chamorro}.")
    assert len(cast.actors) == 2


@pytest.mark.parametrize(
    ("phrase", "names", "how"),
    [
        ("Iraqi Foreign Minister Fuad Hussein", ["Fuad Hussein"], How.NAME),
        ("Hussein said", ["Fuad Hussein"], How.NAME),
        ("A senior official", ["senior official"], How.NAME),
        ("peace", [], How.NOBODY),
    ],
)
def test_phrases_mean_members_of_the_cast(phrase: str, names: list[str], how: How) -> None:
    assert resolve(MEETING, phrase) == (names, how)


def test_a_description_means_whom_its_country_fits() -> None:
    text = MEETING + " The Iranian minister thanked him."
    assert resolve(text, "The Iranian minister") == (["Abbas Araghchi"], How.DESCRIPTION)


def test_several_names_mean_several() -> None:
    text = MEETING + " {Hussein} and {Araghchi} agreed."
    assert resolve(text, "Hussein and Araghchi") == (["Fuad Hussein", "Abbas Araghchi"], How.NAME)


def test_two_ministers_are_the_two_who_are_ministers() -> None:
    names, how = resolve(MEETING + " The two ministers agreed.", "The two ministers")
    assert (sorted(names), how) == (["Abbas Araghchi", "Fuad Hussein"], How.DESCRIPTION)


def test_a_pronoun_follows_the_link_of_the_reader() -> None:
    doc = mark_doc("{Fuad Hussein} met {Abbas Araghchi}. He left.")
    he = next(token.i for token in doc if token.text == "He")
    marks_of(doc).antecedents = {he: ((0, 0.9),)}
    doc.set_sentences([0, he])
    cast, _ = collect_cast(doc, Article(text=doc.text))
    found = cast.resolve(Stretch(start=he, end=he + 1))
    assert [cast.actors[0].id] == list(found.ids)
    assert found.how is How.PRONOUN
    assert found.references[0][1].start == doc[he].idx


def test_the_same_text_gives_the_same_cast() -> None:
    first, _ = read(MEETING)
    second, _ = read(MEETING)
    assert (first.actors, first.organisations, first.places) == (second.actors, second.organisations, second.places)


def test_a_body_is_one_with_and_without_its_country() -> None:
    cast, _ = read(
        "{organisation Uganda's Electoral Commission} met. The {organisation Electoral Commission of Uganda} and the "
        "{organisation Electoral Commission} are one."
    )
    assert [len(body.mentions) for body in cast.organisations if body.kind is OrganisationKind.GOVERNMENT] == [3]


def test_two_ministries_of_one_name_stay_two() -> None:
    cast, _ = read("The {organisation Iraqi foreign ministry} and the {organisation Iranian foreign ministry} spoke.")
    assert len(cast.organisations) == 2


def test_a_site_is_a_body_only_where_it_is_not_the_place_of_writing() -> None:
    cast, _ = read("{Fuad Hussein} wrote on {organisation X} that {organisation Telegram} had refused his request.")
    assert [body.name for body in cast.organisations] == ["Telegram"]


def test_a_country_that_is_named_again_and_again_is_both_a_power_and_a_place() -> None:
    often = " ".join(f"He wrote about {{power Malta}} in part {number}." for number in range(6))
    cast, _ = read("He lives in {place Peru}. " + often)
    assert [body.name for body in cast.organisations] == ["Malta"]
    assert [place.name for place in cast.places] == ["Peru", "Malta"]


def test_a_country_that_the_reader_takes_for_a_place_stays_one_however_often_it_is_named() -> None:
    often = " ".join(f"He wrote about {{place Malta}} in part {number}." for number in range(6))
    cast, _ = read("He lives in {place Peru}. " + often)
    assert not cast.organisations


def test_a_country_is_a_territory_after_its_borders_or_what_left_it() -> None:
    cast, _ = read("{power Peru} wrote to {power Chile}. Migrants from {power Haiti} saw the border of {power Mali}.")
    assert [place.name for place in cast.places] == ["Haiti", "Mali"]


def test_two_kings_of_one_name_are_two_records_with_two_ids() -> None:
    cast, _ = read("King {Abdullah} met {Sheikh Abdullah}. Then Abdullah spoke, and Abdullah spoke again.")
    assert len({actor.id for actor in cast.actors}) == len(cast.actors)


def test_a_people_is_a_body_with_or_without_its_adjective() -> None:
    cast, _ = read("{Jane Doe} thanked the Syrian people and the people of {place Ghana}.")
    assert [(body.name, body.kind.value) for body in cast.organisations] == [
        ("Syrian people", "people"), ("people of Ghana", "people"),
    ]  # fmt: skip


def test_the_beginning_of_an_office_and_an_account_are_no_bodies() -> None:
    cast, _ = read("{organisation Army} chief {Said Haddad} wrote on his {organisation Twitter} account.")
    assert not cast.organisations


def test_a_short_name_is_the_body_whose_name_goes_on_with_of() -> None:
    cast, _ = read("The {organisation Electoral Commission of Uganda} met. The {organisation Commission} was silent.")
    assert [len(body.mentions) for body in cast.organisations] == [2]


def test_a_ministry_is_one_in_other_words_and_two_for_two_countries() -> None:
    cast, _ = read(
        "{organisation Ministry of Foreign Affairs} staff came. The {organisation Iraqi foreign ministry} wrote. "
        "The {organisation Iraqi defence ministry} was silent."
    )
    assert sorted(len(body.mentions) for body in cast.organisations) == [1, 2]
    cast, _ = read("The {organisation Iraqi foreign ministry} wrote to the {organisation Omani foreign ministry}.")
    assert len(cast.organisations) == 2


def test_a_ministry_is_of_the_country_whose_it_is_said_to_be() -> None:
    cast, _ = read("{power Iran}'s {organisation Foreign Ministry} praised the help of {power Qatar}.")
    assert next(body.country for body in cast.organisations if body.name == "Foreign Ministry") == "IR"


def test_whoever_speaks_for_a_body_without_a_name_holds_no_office_of_the_one_named_before() -> None:
    cast, _ = read(
        "{organisation Red Crescent} came. In Taiz a committee of families met. Its chair, {Jane Doe}, spoke."
    )
    assert [role.organisation for actor in cast.actors for role in actor.roles] == [None]


def test_a_feast_and_a_summit_are_no_places() -> None:
    cast, _ = read("Before {place Ramadan} he came to the {place Jeddah Summit} in {place Amman}.")
    assert [place.name for place in cast.places] == ["Amman"]


@pytest.mark.parametrize(
    ("marked", "states", "places"),
    [
        ("They sold tea to {place Togo}, {place Benin} and {place Niger}.", [], ["Togo", "Benin", "Niger"]),
        ("Rivals flew to markets such as {power Peru} and {power Chile}.", [], ["Peru", "Chile"]),
        ("It has partners such as {place Peru} and {place Chile}.", ["Peru", "Chile"], []),
        ("The leaders of {place Kenya} and {place Oman} talked.", ["Kenya", "Oman"], []),
        ("The {power Peru}-based group left.", [], ["Peru"]),
        ("Traders were paid in US dollars.", [], []),
        ("Heads of States dined.", [], []),
    ],
)
def test_a_country_is_a_power_or_a_place(marked: str, states: list[str], places: list[str]) -> None:
    cast, _ = read(marked)
    assert [one.name for one in cast.organisations if one.kind is OrganisationKind.STATE] == states
    assert [one.name for one in cast.places] == places


@pytest.mark.parametrize(
    ("marked", "bodies"),
    [
        ("{organisation Iron League}, better known as the {organisation Hammers}, won.", ["Iron League"]),
        ("The {organisation Iron League} or the {organisation Hammers} won.", ["Iron League", "Hammers"]),
        ("The {organisation Iron League} (or {organisation Hammers}) won.", ["Iron League"]),
        ("{organisation Strelli} ({organisation Hugon}, {organisation Zilari}) won.", ["Strelli", "Hugon", "Zilari"]),
        (
            "{organisation Triel}, {organisation Lanidar}, {organisation Rocher}, among others.",
            ["Triel", "Lanidar", "Rocher"],
        ),
        ("{organisation Velt Moustafa Co} won. {organisation Velt Mustafa Co} left.", ["Velt Moustafa Co"]),
        ("{organisation Ecoanalitica} won. {organisation Econalitica} said so.", ["Ecoanalitica"]),
        ("He is of the {organisation Lorvale) Council}.", []),
        ("{organisation Varta Oil Company} sold tar. {organisation Varta} is old.", ["Varta Oil Company"]),
        ("{organisation Tencent Holdings} sold games. {organisation Tencent} is old.", ["Tencent Holdings"]),
        ("{organisation Baidu World} was held. {organisation Baidu} is old.", ["Baidu World", "Baidu"]),
        ("He was handed to police on Friday.", ["police"]),
        ("He met the Superintendent of Police in a police van.", []),
        ("{unnamed The police} said so.", ["police"]),
        ("Officers cited {organisation UAPA} again.", []),
        ("Some {organisation 1,200 brigade} members came.", []),
        ("Its {organisation Web} site has a {organisation PDF}.", []),
    ],
)
def test_bodies_by_other_names_and_by_mere_nouns(marked: str, bodies: list[str]) -> None:
    cast, _ = read(marked)
    assert [one.name for one in cast.organisations] == bodies


def test_what_only_one_head_marks_and_no_word_or_table_knows_is_neither_body_nor_place() -> None:
    doc = mark_doc("They shared {organisation Zumbrak} during {place Orlindas} and {organisation Zumbrak League}.")
    marks_of(doc).entities = tuple(
        EntityMark(start=m.start, end=m.end, label="Misc", confidence=0.5) for m in marks_of(doc).parties
    )
    cast, _ = collect_cast(doc, Article(text=doc.text))
    assert [one.name for one in cast.organisations] == ["Zumbrak League"]
    assert cast.places == ()


def source(marked: str) -> tuple[Cast, str]:
    """Read a text whose words in brackets are the source of "said", the words after it the content."""
    plain = marked.replace("[", "").replace("]", "")
    doc = mark_doc(plain)
    bare = marked.translate({ord(c): None for c in "{}"}).replace("person ", "")
    start = bare.index("[")
    end = bare.index("]") - 1
    span = doc.char_span(start, end, alignment_mode="expand")
    for token in doc[span.start : span.end]:
        token.pos_ = "ADP" if token.text == "of" else "PART" if token.text == "'s" else "NOUN"
    cue = next(token.i for token in doc if token.text == "said" and token.i >= span.end)
    marks_of(doc).attributions = (
        AttributionMark(
            source=Stretch(start=span.start, end=span.end),
            cue=Stretch(start=cue, end=cue + 1),
            contents=(Stretch(start=cue + 1, end=len(doc) - 1),),
            confidence=0.9,
        ),
    )
    cast, _ = collect_cast(doc, Article(text=doc.text))
    return cast, doc.text


@pytest.mark.parametrize(
    ("marked", "name", "kind"),
    [
        ("[The city's bureau of trade] said it would rain.", "bureau of trade", OrganisationKind.GOVERNMENT),
        ("[The City of Eastmere] said it would rain.", "City of Eastmere", OrganisationKind.GOVERNMENT),
        ("[Emergency services] said it would rain.", "Emergency services", OrganisationKind.GOVERNMENT),
        ("[The women's wing of the league] said it would rain.", "women's wing of the league", OrganisationKind.PARTY),
        ("[The opposition] said it would rain.", "opposition", OrganisationKind.PARTY),
    ],
)
def test_a_body_that_speaks_is_of_the_cast(marked: str, name: str, kind: OrganisationKind) -> None:
    cast, _ = source(marked)
    assert [(body.name, body.kind) for body in cast.organisations] == [(name, kind)]


@pytest.mark.parametrize(
    "marked",
    [
        "[A court ruling] said it would rain.",
        "[The company] said it would rain.",
        "[Its bank] said it would rain.",
        "[The city] said it would rain.",
    ],
)
def test_papers_and_bodies_told_of_elsewhere_are_none_of_the_cast(marked: str) -> None:
    cast, _ = source(marked)
    assert not cast.organisations


def test_people_told_of_by_anothers_name_are_of_the_cast() -> None:
    cast, _ = source("[{person Ann Hart}'s lawyers] said it would rain.")
    assert [(actor.name, actor.kind) for actor in cast.actors if actor.kind is not ActorKind.PERSON] == [
        ("Ann Hart's lawyers", ActorKind.GROUP)
    ]


def test_two_governments_of_a_country_are_no_doubt() -> None:
    doc = mark_doc("{organisation Kenyan government} left. {organisation Kenyan coalition government} came. Government")
    for token in doc:
        token.pos_ = "NOUN"
    cast, _ = collect_cast(doc, Article(text=doc.text))
    assert len(cast.resolve(Stretch(start=len(doc) - 1, end=len(doc))).ids) == 1


def test_a_source_whose_name_is_kept_back_is_nobody_with_a_name() -> None:
    assert resolve("{person Ann Hart}, a trader, left. The source said so.", "The source")[0] == []


def test_a_description_means_somebody_of_the_body_that_it_names() -> None:
    marked = (
        "{person Raj Tilak}, leader of the {organisation Reform League}, met {person Omar Dutt}, a former leader. "
        "The {organisation Reform League} leader left."
    )
    assert resolve(marked, "The Reform League leader")[0] == ["Raj Tilak"]


def test_it_is_not_the_agency_of_the_dateline() -> None:
    text = "GENEVA, July 5 ({organisation Reuters}) - Work went on, it said."
    doc = mark_doc(text)
    doc.user_data[KEY].parts = read_plain(doc.text).parts
    cast, _ = collect_cast(doc, Article(text=doc.text))
    it = next(token.i for token in doc if token.text == "it")
    assert [body.name for body in cast.organisations] == ["Reuters"]
    assert cast.resolve(Stretch(start=it, end=it + 1)).ids == ()


def test_it_may_be_the_body_told_of_before_its_word() -> None:
    doc = mark_doc("The {organisation Eastmere Bank} and the {organisation Westmere Board} have closed, it said.")
    bank, board, it = (next(t.i for t in doc if t.text == word) for word in ("Bank", "Board", "it"))
    cast, _ = collect_cast(doc, Article(text=doc.text))
    stretch = Stretch(start=it, end=it + 1)
    assert cast.resolve(stretch).ids == ()  # where bodies stand says too little alone
    marks_of(doc).antecedents[it] = ((bank, 0.1), (board, 0.09))
    cast, _ = collect_cast(doc, Article(text=doc.text))
    names = {body.id: body.name for body in cast.organisations}
    assert [names[id] for id in cast.resolve(stretch).ids] == ["Eastmere Bank"]


def test_he_is_whom_the_sentence_begins_with() -> None:
    doc = mark_doc("{person Ann Hart} came with {person Raj Tilak}. For {person Omar Dutt}, he said, it was late.")
    start, he = (next(token.i for token in doc if token.text == word) for word in ("For", "he"))
    doc.set_syntax([0 if i < start else start for i in range(len(doc))], ["dep"] * len(doc), ["X"] * len(doc))
    cast, _ = collect_cast(doc, Article(text=doc.text))
    names = {actor.id: actor.name for actor in cast.actors}
    assert [names[id] for id in cast.resolve(Stretch(start=he, end=he + 1)).ids] == ["Omar Dutt"]


def test_a_person_of_whom_the_text_gives_two_names_is_one() -> None:
    cast, _ = read("{person Omar Dutt}, also known by the nickname “{person Raj},” left. {person Raj} laughed.")
    assert [one.name for one in cast.actors] == ["Omar Dutt"]
    cast, _ = read("{person Omar Dutt}, better known as {person Raj}, left. {person Raj} laughed.")
    (person,) = cast.actors
    assert person.name == "Omar Dutt"
    assert person.aliases == ("Raj",)


def test_two_names_are_one_persons_wherever_the_text_says_so() -> None:
    cast, _ = read(
        "{person Omar Dutt} left. {person Omar Dutt}, known as {person Raj Mo-lin}, fled. {person Ko} ({person Lee}"
    )
    assert [(person.name, person.aliases) for person in cast.actors] == [
        ("Omar Dutt", ("Raj Mo-lin",)), ("Ko", ()), ("Lee", ())
    ]  # fmt: skip


def test_who_funds_a_body_is_not_meant_by_it() -> None:
    marked = "It said the {power US}-funded {organisation Nile Trust} had left."
    assert resolve(marked, "the US-funded Nile Trust")[0] == ["Nile Trust"]


def test_what_only_tells_the_kind_of_a_body_is_none_of_its_name() -> None:
    cast, _ = read("The {organisation Kenyan newspaper Daily Word} wrote so. {organisation Daily Word} knew it.")
    assert [body.name for body in cast.organisations] == ["Daily Word"]


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("He rode on to {place Lorvale} at dawn.", PlaceKind.CITY),
        ("They swam across the {place Lorvale} at dawn.", PlaceKind.REGION),
        ("The {place Lorvale}-based crew came late.", PlaceKind.CITY),
        ("She won {place Lorvale-3} by a hair.", PlaceKind.REGION),
        ("{place LORVALE-27} April: It rained.", PlaceKind.CITY),
        ("It rained in the provinces of {place Lorvale} and Dunmere.", PlaceKind.REGION),
        ("Ships left {place Hong Kong} on Friday.", PlaceKind.REGION),
    ],
)
def test_what_kind_of_place_a_name_is(marked: str, kind: PlaceKind) -> None:
    cast, _ = read(marked)
    assert [place.kind for place in cast.places] == [kind]


@pytest.mark.parametrize(
    ("marked", "pos", "arcs", "kind"),
    [
        (
            "{organisation Lintra} was a company.",
            "PROPN AUX DET NOUN PUNCT",
            "3 nsubj 3 cop 3 det 3 ROOT 3 punct",
            "company",
        ),
        (
            "{organisation Lintra} bought a company.",
            "PROPN VERB DET NOUN PUNCT",
            "1 nsubj 1 ROOT 3 det 1 obj 1 punct",
            "other",
        ),
        (
            "The newspaper {organisation Lintra} closed.",
            "DET NOUN PROPN VERB PUNCT",
            "1 det 3 nsubj 1 flat 3 ROOT 3 punct",
            "media",
        ),
        (
            "{organisation Lintra}, a bank, closed.",
            "PROPN PUNCT DET NOUN PUNCT VERB PUNCT",
            "5 nsubj 0 punct 3 det 0 appos 0 punct 5 ROOT 5 punct",
            "company",
        ),
    ],
)
def test_the_words_beside_a_name_tell_what_kind_of_body_it_is(marked: str, pos: str, arcs: str, kind: str) -> None:
    doc = mark_doc(marked)
    heads, deps = arcs.split()[::2], arcs.split()[1::2]
    doc.set_syntax([int(head) for head in heads], deps, pos.split())
    cast, _ = collect_cast(doc, Article(text=doc.text))
    assert [str(body.kind) for body in cast.organisations if body.name == "Lintra"] == [kind]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("King Omar Dutt met Prime Minister Ada Bell on Monday. His Majesty said that trade had grown.", "Omar Dutt"),
        ("Deputy Prime Minister Omar Dutt met Ada Bell on Monday. The Deputy PM said that trade grew.", "Omar Dutt"),
        ("First Lady Ada Bell met Omar Dutt on Monday. The First Lady said that trade had grown.", "Ada Bell"),
    ],
)
def test_offices_of_several_words_and_forms_of_address_mean_their_holders(text: str, speaker: str) -> None:
    findings = extract(text)
    assert [findings[id].name for id in findings.statements[0].speakers] == [speaker]
