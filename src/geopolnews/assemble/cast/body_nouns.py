"""Nouns by which news speaks of a body again: "the ministry", "the airline", "the municipality"."""

from __future__ import annotations

from geopolnews.model.organisation import OrganisationKind


def index_nouns(table: dict[OrganisationKind, str]) -> dict[str, frozenset[OrganisationKind]]:
    """Return the kinds of body of each noun in a table of nouns by kind."""
    kinds: dict[str, set[OrganisationKind]] = {}
    for kind, nouns in table.items():
        for noun in nouns.split():
            kinds.setdefault(noun, set()).add(kind)
    return {noun: frozenset(of) for noun, of in kinds.items()}


NOUNS_OF_KINDS = {
    OrganisationKind.GOVERNMENT: "ministry government cabinet parliament court commission agency authority "
    "department embassy regime police bank committee council fund organisation organization body watchdog regulator "
    "bureau office administration municipality city town secretariat directorate tribunal legislature assembly senate "
    "institution board corporation service",
    OrganisationKind.MILITARY: "army military organisation organization body navy force",
    OrganisationKind.ARMED_GROUP: "movement group rebels militants organisation organization militia faction outfit",
    OrganisationKind.PARTY: "party movement alliance bloc coalition group organisation organization caucus faction",
    OrganisationKind.MEDIA: "agency newspaper paper daily broadcaster channel outlet magazine website "
    "organisation organization station publication portal network tabloid weekly company firm",
    OrganisationKind.COMPANY: "company firm bank airline carrier corporation manufacturer developer operator retailer "
    "conglomerate lender utility producer maker business group startup airport mine giant",
    OrganisationKind.CIVIL: "group union association ngo university church committee council foundation federation "
    "confederation society charity institute centre center club school hospital chamber organisation organization body "
    "watchdog institution network forum coalition team board alliance",
    OrganisationKind.INTERNATIONAL: "court commission agency alliance bloc bank union committee council fund "
    "organisation organization body institution lender watchdog tribunal",
    OrganisationKind.OTHER: "group organisation organization body company firm operator agency",
}
DESCRIBED_KINDS = index_nouns(NOUNS_OF_KINDS)
"""What kinds of body a noun may describe, once one is known; the nouns that tell of an office are fewer."""

STRICT_NOUNS = frozenset(
    """ministry department court council committee commission parliament government cabinet embassy police army
    university bank fund senate assembly bureau office""".split()
)
"""Nouns for bodies that hardly ever mean one whose name has another of them: "the department" is no court."""

OFFICE_NOUNS_OF_KINDS = {
    OrganisationKind.GOVERNMENT: "ministry government cabinet parliament court commission agency authority "
    "department embassy regime police bank committee council fund organisation organization body",
    OrganisationKind.MILITARY: "army military organisation organization body",
    OrganisationKind.ARMED_GROUP: "movement group rebels militants organisation organization",
    OrganisationKind.PARTY: "party movement alliance bloc coalition group organisation organization",
    OrganisationKind.MEDIA: "agency newspaper paper daily broadcaster channel outlet magazine website "
    "organisation organization",
    OrganisationKind.COMPANY: "company firm bank",
    OrganisationKind.CIVIL: "group union association ngo university church committee council "
    "organisation organization body",
    OrganisationKind.INTERNATIONAL: "court commission agency alliance bloc bank union committee council fund "
    "organisation organization body",
    OrganisationKind.OTHER: "group organisation organization body",
}

KIND_NOUNS = index_nouns(OFFICE_NOUNS_OF_KINDS)
"""What kind of body a noun may mean that tells of an office: "head of the agency"."""
