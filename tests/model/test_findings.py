import pickle

import attrs
import pytest
import strategies
from hypothesis import given

from geopolnews.errors import InvalidRecord, UnknownRecord
from geopolnews.model import (
    Act,
    Actor,
    ActorKind,
    Article,
    Findings,
    Note,
    NoteKind,
    Organisation,
    OrganisationKind,
    Role,
    Span,
    Statement,
    StatementKind,
)

ARTICLE = Article(text="Sadr said: “We are ready.” Petra reported it.")
SADR = Actor(name="Sadr", kind=ActorKind.PERSON, mentions=(Span(start=0, end=4),), confidence=1)
PETRA = Organisation(name="Petra", kind=OrganisationKind.MEDIA, mentions=(Span(start=27, end=32),), confidence=1)
READY = Statement(
    speakers=(SADR.id,),
    content=(Span(start=11, end=26),),
    text="“We are ready.”",
    kind=StatementKind.DIRECT,
    act=Act.STATE,
    medium=PETRA.id,
    confidence=1,
)
FINDINGS = Findings(article=ARTICLE, actors=(SADR,), organisations=(PETRA,), statements=(READY,))


@given(strategies.findings())
def test_every_record_is_found_by_its_id(findings):
    for record in findings:
        assert findings[record.id] is record
        assert record.id in findings


@given(strategies.findings())
def test_findings_survive_pickling(findings):
    assert pickle.loads(pickle.dumps(findings)) == findings  # noqa: S301 - made two calls earlier
    assert hash(findings) == hash(attrs.evolve(findings))


@pytest.mark.parametrize("id", ["actor-000000000000", "", None, 0, [], ("a",)])
def test_an_unknown_id_is_explained(id):
    with pytest.raises(UnknownRecord, match="one of the 3 records") as caught:
        FINDINGS[id]
    assert isinstance(caught.value, KeyError)
    assert caught.value.ids == (str(id),)


def test_a_name_in_place_of_an_id_gets_advice():
    with pytest.raises(UnknownRecord, match=f"of that name there is {SADR.id}"):
        FINDINGS["Sadr"]


def test_quote_gives_the_words():
    assert FINDINGS.quote(*READY.content) == READY.text


@pytest.mark.parametrize(
    ("changes", "field", "ids"),
    [
        ({"actors": ()}, "statements[0].speakers[0]", (SADR.id,)),
        ({"organisations": ()}, "statements[0].medium", (PETRA.id,)),
        ({"actors": (SADR, SADR)}, "actors[1].id", (SADR.id,)),
        (
            {"actors": (attrs.evolve(SADR, roles=(Role(title="leader", organisation=SADR.id, confidence=1),)),)},
            "actors[0].roles[0].organisation",
            (SADR.id,),
        ),
        ({"article": Article(text="Sadr")}, "organisations[0].mentions[0].end", ()),
        ({"article": Article(text=ARTICLE.text.lower())}, "statements[0].text", ()),
        (
            {"notes": (Note(kind=NoteKind.OTHER, message="?", about=("petra",)),)},
            "notes[0].about[0]",
            ("petra",),
        ),
        ({"notes": (Note(kind=NoteKind.OTHER, message="?", span=Span(start=0, end=99)),)}, "notes[0].span.end", ()),
    ],
)
def test_what_does_not_hold_together_is_refused(changes, field, ids):
    with pytest.raises(InvalidRecord) as caught:
        attrs.evolve(FINDINGS, **changes)
    assert caught.value.record == "Findings"
    assert caught.value.field == field
    assert caught.value.ids == ids


def test_a_medium_may_be_a_phrase():
    spoken = attrs.evolve(READY, medium="in a post on X")
    assert attrs.evolve(FINDINGS, statements=(spoken,))[READY.id].medium == "in a post on X"


def test_findings_are_a_tuple_of_each_kind():
    with pytest.raises(InvalidRecord, match="a tuple of"):
        Findings(article=ARTICLE, actors=[SADR])
    with pytest.raises(InvalidRecord, match="a tuple of"):
        Findings(article=ARTICLE, actors=(PETRA,))
