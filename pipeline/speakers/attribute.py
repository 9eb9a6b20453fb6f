"""Each quote's source: ordered sieves, the surest first; the first that finds one decides."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass

from pipeline.annotations import DIRECT, Attribution
from pipeline.speakers import beside, clauses, layout
from pipeline.speakers.governed import governing_subject
from pipeline.speakers.joint import first_of_several, partners
from pipeline.speakers.mentions import Mention
from pipeline.speakers.passives import agent_after, agent_beyond, is_passive, is_passive_beside
from pipeline.speakers.resumed import resumes
from pipeline.speakers.scene import Scene
from pipeline.speakers.views import viewed_by
from pipeline.speakers.words import FREE


@dataclass(frozen=True, slots=True)
class Sourced:
    """A quote with the mention that it is given to.

    Attributes:
        sieve: What decided.
        source: None where the text names no source.
        also: The further ones of a joint statement.
        carried: Whether the source is that of the quote before.
    """

    attribution: Attribution
    sieve: str
    source: Mention | None = None
    also: tuple[Mention, ...] = ()
    carried: bool = False


CueSieve = Callable[[Scene, Attribution, tuple[int, int]], Mention | None]
LayoutSieve = Callable[[Scene, Attribution], Mention | None]

_CUE_SIEVES: tuple[tuple[str, CueSieve], ...] = (
    ("nested", beside.nested),
    ("cue_phrase", lambda scene, _, cue: beside.after_phrase(scene, cue)),
    ("cue_after", beside.inverted),
    ("cue_before", lambda scene, _, cue: beside.adjacent(scene, cue)),
    ("apposition", lambda scene, _, cue: clauses.across_apposition(scene, cue)),
    ("cue_trailing", lambda scene, _, cue: beside.trailing(scene, cue)),
    ("participle", lambda scene, _, cue: clauses.participle(scene, cue)),
    ("hint", lambda scene, attribution, _: beside.hinted(scene, attribution)),
    ("subject", lambda scene, _, cue: governing_subject(scene, cue)),
    ("noun_before", lambda scene, _, cue: beside.adjacent_noun(scene, cue)),
    ("clause", lambda scene, _, cue: clauses.first_in_clause(scene, scene.words.sentence_start(cue[0]), cue[0])),
)

_BESIDE = frozenset({"cue_phrase", "cue_after", "cue_before", "apposition"})

_LAYOUT_SIEVES: tuple[tuple[str, LayoutSieve], ...] = (
    ("label", layout.label_before),
    ("signature", layout.signature_after),
    ("label_inside", layout.label_inside),
    ("clause_after", layout.clause_after),
    ("hint", beside.hinted),
    ("colon", layout.colon_before),
    ("view", viewed_by),
)


def attribute(scene: Scene, echoes: Container[str] = ()) -> Iterator[Sourced]:
    """Give each quote with its source, in text order.

    Args:
        echoes: The ids of quotes whose words come again elsewhere, with a cue.
    """
    previous: Sourced | None = None
    last: Sourced | None = None
    for attribution in scene.attributions:
        found = _source(scene, attribution)
        if found is None:
            told = (None, None) if attribution.id in echoes else (previous, last)
            found = _without_cue(scene, attribution, *told)
        yield found
        if attribution.kind == DIRECT and not attribution.nested:
            previous = found
        last = last if attribution.nested else found


def _source(scene: Scene, attribution: Attribution) -> Sourced | None:
    """Give a quote with the source of its cue; None where it has no cue."""
    cue = beside.cue_bounds(scene.words, attribution)
    if cue is None:
        return None
    if is_passive_beside(scene.words, scene.words.bounds(attribution.contents[0])[0], cue):
        return Sourced(attribution, "passive")
    if is_passive(scene.words, *cue):
        agent = agent_after(scene, cue[1]) or agent_beyond(scene, attribution)
        return Sourced(attribution, "agent" if agent else "passive", agent)
    for name, sieve in _CUE_SIEVES:
        mention = sieve(scene, attribution, cue)
        if mention is not None:
            if name not in _BESIDE:
                return Sourced(attribution, name, mention)
            mention = first_of_several(scene, mention)
            return Sourced(attribution, name, mention, tuple(partners(scene, mention, cue)))
    return Sourced(attribution, "none")


def _without_cue(scene: Scene, attribution: Attribution, previous: Sourced | None, last: Sourced | None) -> Sourced:
    """Give a quote with the source that layout or the quotes before tell: `previous` the direct one, `last` any."""
    for name, sieve in _LAYOUT_SIEVES:
        mention = sieve(scene, attribution)
        if mention is not None:
            return Sourced(attribution, name, mention)
    if attribution.kind != DIRECT:
        return Sourced(attribution, "none")
    if previous is not None and _goes_on(scene, attribution, previous):
        return Sourced(attribution, "continued", previous.source, previous.also, carried=True)
    if last is not None and last.source is not None and resumes(scene, attribution, last.attribution, last.source):
        return Sourced(attribution, "resumed", last.source, last.also, carried=True)
    mention = layout.sentence_before(scene, attribution)
    if mention is None and (met := layout.met_before(scene, attribution)) is not None:
        return Sourced(attribution, "met_before", met)
    return Sourced(attribution, "sentence_before" if mention else "none", mention)


def _goes_on(scene: Scene, attribution: Attribution, previous: Sourced) -> bool:
    """Tell whether a quote without a cue follows a sourced one, with no words of the writer before it in its block."""
    words = scene.words
    end = words.bounds(previous.attribution.contents[-1])[1]
    start = words.bounds(attribution.contents[0])[0]
    if previous.source is None or start < end or words.block[start] - words.block[end - 1] > 1:
        return False
    first = max(end, words.block_of(start)[0])
    return not any(words.quoted[n] == FREE and words.is_letters(n) for n in range(first, start))
