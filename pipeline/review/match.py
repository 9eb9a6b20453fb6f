"""Which part of one record is which of the other: by id and place, then by overlap of place and of words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from pipeline.record.article import Judgement, Quote, Speaker
from pipeline.review.align import Key
from pipeline.review.sides import AnyPart, Side, Span, spans_of

_SHORT = 3
"""Words that are no longer bring no parts together: they stand everywhere."""
_SHARED = 0.5
"""Two parts that share so much of the smaller one's words, in place, are one; or of all their words, elsewhere."""


@dataclass(frozen=True)
class Placed:
    """A part with its place in its record and the names of its words."""

    number: int
    part: AnyPart
    spans: tuple[Span, ...]
    keys: tuple[Key, ...]

    @cached_property
    def covered(self) -> frozenset[Key]:
        """The names of its words, each once."""
        return frozenset(self.keys)

    @cached_property
    def words(self) -> Counter[str]:
        """How often it has each word: a speaker those of the name."""
        return Counter(_words(self.part))


@dataclass(frozen=True)
class Matched:
    """The parts of a group: those that both records have, and those that one has alone, in the records' order."""

    pairs: tuple[tuple[Placed, Placed], ...]
    removed: tuple[Placed, ...]
    added: tuple[Placed, ...]


@dataclass(frozen=True)
class Step:
    """A way to match: how much two parts are alike, asked of those that share a handle."""

    handles: Callable[[Placed], Iterable[Hashable]]
    likeness: Callable[[Placed, Placed], float]


def placed(side: Side, parts: Mapping[int, AnyPart]) -> list[Placed]:
    """Give parts of a group, told by their numbers, with their places."""
    found = []
    for number, part in parts.items():
        spans = spans_of(part)
        found.append(Placed(number, part, spans, side.keys(spans)))
    return found


def match(olds: Sequence[Placed], news: Sequence[Placed]) -> Matched:
    """Match the parts of one group.

    What has the same id and place comes first, then what has the same place, as ids tell equal words apart by their
    order; then the same id elsewhere. Speakers have an id before they have a place.
    """
    left, right = {part.number: part for part in olds}, {part.number: part for part in news}
    known = {(part.part.id, part.keys): part for part in news}
    pairs = [(old, known[old.part.id, old.keys]) for old in olds if (old.part.id, old.keys) in known]
    for old, new in pairs:
        del left[old.number], right[new.number]
    for step in _SPEAKERS if _is_speakers(olds) else _OTHERS:
        pairs += _taken(left, right, step)
    if left and right:
        pairs += _taken(left, right, _worded((*left.values(), *right.values())))
    pairs.sort(key=lambda pair: (pair[1].number, pair[0].number))
    return Matched(tuple(pairs), tuple(left.values()), tuple(right.values()))


def _taken(left: dict[int, Placed], right: dict[int, Placed], step: Step) -> list[tuple[Placed, Placed]]:
    """Take the parts that a step brings together out of both sides."""
    pairs = list(_best(left.values(), right.values(), step)) if left and right else []
    for old, new in pairs:
        del left[old.number], right[new.number]
    return pairs


def _is_speakers(parts: Sequence[Placed]) -> bool:
    return bool(parts) and isinstance(parts[0].part, Speaker)


def _best(olds: Iterable[Placed], news: Iterable[Placed], step: Step) -> Iterator[tuple[Placed, Placed]]:
    """Give the pairs that are alike, the most alike first, each part once; the same whichever side is old."""
    found = [(score, old, new) for old, new in _candidates(olds, news, step) if (score := step.likeness(old, new)) > 0]
    found.sort(key=lambda f: (-f[0], f[1].number + f[2].number, abs(f[1].number - f[2].number)))
    taken: tuple[set[int], set[int]] = set(), set()
    for _, old, new in found:
        if old.number not in taken[0] and new.number not in taken[1]:
            taken[0].add(old.number)
            taken[1].add(new.number)
            yield old, new


def _candidates(olds: Iterable[Placed], news: Iterable[Placed], step: Step) -> Iterator[tuple[Placed, Placed]]:
    """Give the pairs that share a handle, each once."""
    waiting: dict[Hashable, list[Placed]] = defaultdict(list)
    for new in news:
        for handle in step.handles(new):
            waiting[handle].append(new)
    for old in olds:
        mates = {new.number: new for handle in step.handles(old) for new in waiting.get(handle, ())}
        yield from ((old, new) for new in mates.values())


def _here(old: Placed, new: Placed) -> float:
    """The same id, and the same place at least in part."""
    if old.part.id != new.part.id:
        return 0
    return float(not old.covered.isdisjoint(new.covered) or old.keys == new.keys)


def _covering(old: Placed, new: Placed) -> float:
    """The same words of both texts; of several the one that says the most of the same."""
    if not old.keys or old.keys != new.keys:
        return 0
    return 1 + _agreement(old.part, new.part)


def _elsewhere(old: Placed, new: Placed) -> float:
    return float(old.part.id == new.part.id)


def _overlapping(old: Placed, new: Placed) -> float:
    """Share words in place: the more of all their words, and the more that they say of the same, the more alike."""
    ours, theirs = old.covered, new.covered
    shared = len(ours & theirs)
    if not shared or shared < _SHARED * min(len(ours), len(theirs)):
        return 0
    return shared / (len(ours) + len(theirs) - shared) + _agreement(old.part, new.part) / 100


def _worded(parts: Iterable[Placed]) -> Step:
    """Give the step that asks for much the same words elsewhere.

    Two parts that share half of all their words share one of the rarer half of each one's: only those are handles, as
    thousands of parts have a common word.
    """
    known = Counter(chain.from_iterable(part.words for part in parts))

    def rare(part: Placed) -> set[str]:
        words = sorted(part.words.elements(), key=lambda word: (known[word], word))
        return set(words[: len(words) // 2 + 1])

    return Step(rare, _alike)


def _alike(old: Placed, new: Placed) -> float:
    """Say much the same; as grades are few words, a judgement of the same area."""
    if isinstance(old.part, Judgement) and isinstance(new.part, Judgement) and old.part.area != new.part.area:
        return 0
    common = old.words.keys() & new.words.keys()
    if all(len(word) <= _SHORT for word in common):
        return 0
    shared = sum([min(old.words[word], new.words[word]) for word in common])
    share = shared / (old.words.total() + new.words.total() - shared)
    return share if share >= _SHARED else 0


def _words(part: AnyPart) -> list[str]:
    """Give the words of a part: a speaker's are those of the name."""
    match part:
        case Speaker():
            return part.name.split()
        case Quote():
            return [word for segment in part.segments for word in segment.text.split()]
        case _:
            return part.text.split()


def _agreement(old: AnyPart, new: AnyPart) -> int:
    """Give the number of fields with the same value, apart from places."""
    return sum(value == getattr(new, name) for name, value in old if not isinstance(value, tuple))


_BY_ID = (Step(lambda part: (part.part.id,), _here), Step(lambda part: (part.part.id,), _elsewhere))
_COVERING = Step(lambda part: (part.keys,), _covering)
_OVERLAPPING = Step(lambda part: part.keys, _overlapping)
_SPEAKERS = (*_BY_ID, _COVERING, _OVERLAPPING)
_OTHERS = (_COVERING, *_BY_ID, _OVERLAPPING)
