"""A picture of who stands where: holders on the left, what it is about on the right, and a line for each stance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geopolnews.serialize.naming import flatten
from geopolnews.serialize.page.drawing import WIDTH, draw_label, fit_label, make_picture
from geopolnews.serialize.page.markup import Markup, element
from geopolnews.serialize.page.wording import POSITIONS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geopolnews.model import Findings, Stance

_LEFT = 136  # where the names of holders end
_RIGHT = 250  # where the words for targets begin
_ROW = 32
_RADIUS = 8  # of the sign on a line
_STEPS = (0.5, 0.3, 0.7, 0.4, 0.6, 0.2, 0.8)  # where along its line a sign may stand, the best first

Point = tuple[float, float]


def draw_stances(findings: Findings) -> Markup | None:
    """Return the picture; nothing where one sentence says as much."""
    if len(findings.stances) < 2:
        return None
    holders = list(dict.fromkeys(stance.holder for stance in findings.stances))
    targets = _order_targets(findings, holders)
    height = _ROW * max(len(holders), len(targets))
    left = dict(zip(holders, _spread(len(holders), height), strict=True))
    right = dict(zip(targets, _spread(len(targets), height), strict=True))
    parts = []
    taken: list[Point] = []
    for stance in findings.stances:
        start = (_LEFT + 6, left[stance.holder])
        end = (_RIGHT - 6, right[_name_target(findings, stance)])
        sign = _find_room(start, end, taken)
        taken.append(sign)
        parts.append(_draw_stance(findings, stance, start, end, sign))
        parts.append(draw_label([POSITIONS[stance.position][1]], *sign, anchor="middle", class_="sign-text"))
    for holder, y in left.items():
        parts.append(draw_label(fit_label(findings[holder].name, _LEFT), _LEFT, y, anchor="end"))
    for words, y in right.items():
        parts.append(draw_label(fit_label(words, WIDTH - _RIGHT), _RIGHT, y))
    words = f"A picture of {len(findings.stances)} stances; the list below has the same."
    caption = "Who is for (+), against (−), concerned about (!) or expressly neutral on (○) what."
    return make_picture(words, caption, height, parts)


def _name_target(findings: Findings, stance: Stance) -> str:
    """Return what a stance is about, such that two stances about the same have the same."""
    if stance.target_entity:
        return str(findings[stance.target_entity].name)
    words = flatten(findings.quote(stance.target))
    for article in ("the ", "any ", "a ", "an "):
        if words.casefold().startswith(article) and len(words) > len(article):
            return words[len(article) :]
    return words


def _order_targets(findings: Findings, holders: list[str]) -> list[str]:
    """Return the targets, each near to the middle of its holders, so that few lines cross."""
    rows: dict[str, list[int]] = {}
    for stance in findings.stances:
        rows.setdefault(_name_target(findings, stance), []).append(holders.index(stance.holder))
    return sorted(rows, key=lambda target: sum(rows[target]) / len(rows[target]))


def _spread(count: int, height: float) -> list[float]:
    return [height * (number + 0.5) / count for number in range(count)]


def _find_room(start: Point, end: Point, taken: Iterable[Point]) -> Point:
    """Return a point on the line from start to end where a sign covers no other, if there is one."""
    points = [_follow_curve(start, end, step) for step in _STEPS]
    free = (p for p in points if all((p[0] - x) ** 2 + (p[1] - y) ** 2 > (2 * _RADIUS) ** 2 for x, y in taken))
    return next(free, points[0])


def _follow_curve(start: Point, end: Point, step: float) -> Point:
    """Return a point on the curve that `_draw_stance` draws, which leaves and arrives flat."""
    ease = step * step * (3 - 2 * step)
    # The curve's handles lie halfway between its ends.
    x = start[0] + (end[0] - start[0]) * (1.5 * step - 1.5 * step**2 + step**3)
    return x, start[1] + (end[1] - start[1]) * ease


def _draw_stance(findings: Findings, stance: Stance, start: Point, end: Point, at: Point) -> Markup:
    label, _ = POSITIONS[stance.position]
    middle = (start[0] + end[0]) / 2
    curve = f"M{start[0]:g} {start[1]:g}C{middle:g} {start[1]:g} {middle:g} {end[1]:g} {end[0]:g} {end[1]:g}"
    words = f"{findings[stance.holder].name} {label}: {flatten(findings.quote(stance.target))}"
    return element(
        "a",
        element("path", d=curve, class_="reach"),
        element("path", d=curve, class_=f"stance-line {stance.position}"),
        element("circle", cx=at[0], cy=at[1], r=_RADIUS, class_=f"sign {stance.position}"),
        href=f"#{stance.id}",
        aria_label=words,
    )
