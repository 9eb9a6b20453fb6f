"""The source of a quote by what stands next to its cue: surface patterns, which no wrong parse can upset."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.annotations import PERSON, Attribution, dependents
from pipeline.speakers.clauses import before_light, climb, owner_of
from pipeline.speakers.mentions import Mention
from pipeline.speakers.scene import Scene
from pipeline.speakers.utterances import whose_words
from pipeline.speakers.words import FREE, IN_SPEECH, Words

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def cue_bounds(words: Words, attribution: Attribution) -> tuple[int, int] | None:
    """Give the words of the cue as [start, end)."""
    if attribution.cue is None:
        return None
    start, end = words.bounds(attribution.cue)
    return (start, end) if end > start else None


def right_of(scene: Scene, start: int) -> Mention | None:
    """Give the mention that begins here, past a determiner and what stands before its head."""
    words = scene.words
    if start >= len(words) or words.quoted[start] == IN_SPEECH:
        return None
    last = min(words.block_of(start)[1], start + 12)
    number = start
    while number < last and not words.is_stop(number) and words.lower[number] not in {",", ":"}:
        mention = scene.mentions.starting(number) or scene.pronoun_at(number)
        if mention and mention.end < last and words.lower[mention.end] in {"'s", "'"}:
            number = mention.end + 1
            continue
        if mention is not None and _heads(scene, mention):
            return owner_of(scene, mention)
        if words.tokens[number].tag_[:2] in {"VB", "MD", "IN", "TO", "WP", "WD"} and words.tokens[number].tag_ != "VBG":
            break
        number += 1
    return _noun_before(scene, start, number)


def _noun_before(scene: Scene, start: int, end: int) -> Mention | None:
    return scene.mention_at(end - 1) if end > start else None


def _heads(scene: Scene, mention: Mention) -> bool:
    """Tell whether a mention is no mere modifier of the noun after it: *Ofsted inspectors*, *CQC deputy director*."""
    words = scene.words
    if mention.kind == PERSON or mention.end >= len(words):
        return True
    following = scene.mentions.at(mention.end)
    if following is not None and following.start <= mention.start and following is not mention:
        return False
    return words.tokens[mention.end].tag_ not in {"NN", "NNS"} and not (following and following.kind == PERSON)


def inverted(scene: Scene, attribution: Attribution, cue: tuple[int, int]) -> Mention | None:
    """Give the subject after the cue: *“…,” said Jo Bell*, *…, says watchdog*, *Said Jo Bell: “…”*."""
    words = scene.words
    start, end = cue
    if end >= len(words) or words.block[end] != words.block[start] or not _after_content(scene, attribution, start):
        return None
    while end < len(words) and words.tokens[end].tag_ == "RB":
        end += 1
    if words.tokens[start].lemma_ == "tell" or words.lower[start] == "told":
        return None
    if end >= len(words) or words.quoted[end] != FREE or words.tokens[end].tag_ in {"IN", "TO"}:
        return None
    return whose_words(scene, end) or right_of(scene, end)


def _after_content(scene: Scene, attribution: Attribution, start: int) -> bool:
    """Tell whether only marks and commas stand between a content and the cue, or the cue opens its sentence."""
    words = scene.words
    before = start - 1
    while before >= 0 and not words.is_letters(before) and not words.is_stop(before):
        before -= 1
    ends = {words.bounds(content)[1] for content in attribution.contents}
    return any(before + 1 <= end <= start for end in ends) or words.opens(start)


def trailing(scene: Scene, cue: tuple[int, int]) -> Mention | None:
    """Give the subject of a cue that ends its sentence after a comma: *… but too slow, says watchdog*."""
    words = scene.words
    start, end = cue
    if start == 0 or end >= len(words) or words.block[end] != words.block[start - 1]:
        return None
    if words.lower[start - 1] != "," and not words.is_dash(start - 1):
        return None
    mention = right_of(scene, end)
    if mention is None or mention.start > end + 3 or words.tokens[mention.head].ent_type_ in {"DATE", "TIME"}:
        return None
    last = mention.end >= words.block_of(start)[1] or words.is_stop(mention.end) or words.lower[mention.end] == ","
    return mention if last else None


def nested(scene: Scene, attribution: Attribution, cue: tuple[int, int]) -> Mention | None:
    """Give the source that stands beside the cue of a quote inside a quote: *One patient told us, ‘…’*."""
    words = scene.words
    if not attribution.nested or cue[0] == words.block_of(cue[0])[0]:
        return None
    return scene.mention_at(cue[0] - 1) or (scene.mentions.starting(cue[1]) if cue[1] < len(words) else None)


def adjacent(scene: Scene, cue: tuple[int, int]) -> Mention | None:
    """Give the known mention that ends right before the cue: *the report also said*, *Ms Bell added*."""
    number = before_light(scene.words, cue[0])
    if number is None:
        return None
    if scene.words.lower[number] == ")":
        number = _before_bracket(scene.words, number)
    mention = scene.mentions.ending(number + 1) or scene.pronoun_at(number)
    if mention is None and (owner := scene.mentions.at(number)) and owner.kind == PERSON:
        mention = owner
    if mention is None and scene.words.lower[number] in {"who", "which"}:
        mention = _antecedent(scene, number)
    return _described(scene, climb(scene, mention), cue[0]) if mention is not None else None


def _described(scene: Scene, mention: Mention, cue: int) -> Mention:
    """Give the subject of the cue where a mention only stands in its relative clause: *Inspectors who saw Hill*."""
    if not scene.words.parsed:
        return mention
    subject = next((child for child in dependents(scene.words.tokens[cue]) if child.dep_ == "nsubj"), None)
    head = scene.words.tokens[mention.head]
    if subject is None or not subject.i < head.i <= subject.right_edge.i:
        return mention
    if not any(child.dep_ == "acl:relcl" and child.is_ancestor(head) for child in dependents(subject)):
        return mention
    outer = scene.known_at(scene.words.number(subject.i))
    return outer if outer is not None and outer.start < mention.start else mention


def _antecedent(scene: Scene, relative: int) -> Mention | None:
    """Give the mention that a relative clause describes: *a neighbour, who said*."""
    number = relative - 1
    if number > 0 and scene.words.lower[number] == ",":
        number -= 1
    found = scene.mention_at(number) if number >= scene.words.sentence_start(relative) else None
    return found if found is None or scene.words.quoted[found.head] == FREE else None


def adjacent_noun(scene: Scene, cue: tuple[int, int]) -> Mention | None:
    """Give the noun phrase that ends right before the cue, known or not: *the committee said*."""
    number = before_light(scene.words, cue[0])
    mention = scene.mention_at(number) if number is not None else None
    return climb(scene, mention) if mention is not None else None


def _before_bracket(words: Words, number: int) -> int:
    for before in range(number, max(number - 6, 0), -1):
        if words.lower[before] == "(":
            return before - 1
    return number


def after_phrase(scene: Scene, cue: tuple[int, int]) -> Mention | None:
    """Give the source after a cue that ends with a preposition: *according to the report*, *set out in the letter*."""
    words = scene.words
    start, end = cue
    if end - start == 1 or end >= len(words) or _is_active(words.tokens[start]):
        return None
    if not words.among("preposition", end - 1):
        return None
    return right_of(scene, end) or scene.mention_at(end)


def _is_active(verb: Token) -> bool:
    """Tell whether a verb has its subject before it: *spoke of*, *has spoken of*, but not *set out in*."""
    has = verb.tag_ == "VBN" and any(child.lemma_ == "have" for child in dependents(verb))
    return verb.tag_ in _FINITE or (has and not any(child.dep_ == "aux:pass" for child in dependents(verb)))


def hinted(scene: Scene, attribution: Attribution) -> Mention | None:
    """Give the mention that the stage before took for the source."""
    if attribution.source is None:
        return None
    number = scene.words.number(attribution.source.root.i)
    mention = scene.mention_at(number) if number < len(scene.words) else None
    return climb(scene, mention) if mention is not None else None
