"""Invented press text: people, bodies, places and who said what, with their parse and their names.

Nothing here is taken from an article: names are drawn from lists of common first names and surnames, bodies are
patterns, and what is said is either a treebank's sentence or an invented one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from training.fragments import expand, named, spaced
from training.press_shape import capitalised, in_marks, running_on, spaced_out, without_stop, without_stray_commas
from training.press_words import Lists, flat
from training.words import OUTSIDE, Paragraph, Sentence, root_of

SPEAKERS = {
    "{person}||0|root": 26,
    "{person}||0|root ,|,|3|punct {role}||1|appos ,|,|3|punct": 40,
    "{short_role}||2|nmod:desc {person}||0|root": 14,
    "{role}||0|root ,|,|3|punct {person}||1|appos ,|,|3|punct": 7,
    "{plain}||0|root": 9,
    "{family}||0|root": 4,
}
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
PLURAL = "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin"
INITIALS = "ABCDEFGHJKLMPRSTW"
ONE_SENTENCE, ARTICLE, FULL_NAME, UNTITLED = 0.75, 0.8, 0.7, 0.6
DOUBLE, INITIAL, MIDDLE = 0.12, 0.18, 0.22


@dataclass
class Writer:
    """Draws invented sentences; `said` is what people may say in them."""

    rng: Random
    lists: Lists
    said: Sequence[Sentence]

    def fill(self, slot: str) -> Sentence:
        """A parse for a slot of the lists."""
        drawn: Sentence = getattr(self, f"_{slot}")()
        return drawn

    def sentence(self) -> Sentence:
        """One sentence of a frame, first letter upper case."""
        made = expand(self.lists.draw("frames", self.rng)["parse"], self.fill)
        return capitalised(spaced(without_stray_commas(self._agreed(made))))

    def _agreed(self, sentence: Sentence) -> Sentence:
        """The sentence with a plural verb after or before a plural subject."""
        root = root_of(sentence)
        plural = any(
            w.head == root and w.dep == "nsubj" and (w.tag == "NNS" or w.form.lower() == "they") for w in sentence
        )
        bases = {entry["present"]: entry["base"] for entry in self.lists.entries["cues"]}
        if root is None or not plural or sentence[root].form not in bases:
            return sentence
        verb = replace(sentence[root], form=bases[sentence[root].form], tag="VBP", feats=PLURAL)
        return (*sentence[:root], verb, *sentence[root + 1 :])

    def paragraph(self) -> Paragraph:
        """One sentence, now and then followed by more speech in the same marks or in marks of its own."""
        first = self.sentence()
        if self.rng.random() < ONE_SENTENCE:
            return (first,)
        inside = [*map(spaced_out, self.rng.sample(list(self.said), self.rng.randint(1, 2)))]
        if first[-1].tag == "''":
            return running_on(first, inside)
        if any(word.tag == "''" for word in first):
            return (first, *in_marks(inside))
        return (first, *inside)

    def _content(self) -> Sentence:
        return without_stop(self.rng.choice(self.said))

    def _lower(self) -> Sentence:
        content = self._content()
        first = content[0]
        if (
            first.pos == "PROPN"
            or first.form == "I"
            or first.form.startswith("I'")
            or first.name not in {"", OUTSIDE}
            or first.form.isupper()
        ):
            return content
        return (replace(first, form=first.form[:1].lower() + first.form[1:]), *content[1:])

    def _past(self) -> Sentence:
        return expand(f"{self.lists.draw('cues', self.rng)['past']}|VBD|0|root", self.fill)

    def _present(self) -> Sentence:
        return expand(f"{self.lists.draw('cues', self.rng)['present']}|VBZ|0|root", self.fill)

    def _plain(self) -> Sentence:
        return expand(self.lists.draw("plain_speakers", self.rng)["parse"], self.fill)

    def _grade(self) -> Sentence:
        return expand(self.rng.choice(self.lists.entries["grades"])["parse"], self.fill)

    def _date(self) -> Sentence:
        month, year = self.rng.choice(self.lists.words("months")), self.rng.randint(2008, 2028)
        return named(expand(f"{month}|NNP|0|root {year}|CD|1|nmod:unmarked", self.fill), "DATE")

    def _day(self) -> Sentence:
        return named(flat(self.rng.choice(DAYS)), "DATE")

    def _saint(self) -> Sentence:
        return flat(self.rng.choice(self.lists.words("saints")))

    def _surname(self) -> Sentence:
        return flat(str(self.lists.draw("surnames", self.rng)["name"]))

    def _place(self) -> Sentence:
        return flat(str(self.lists.draw("places", self.rng)["name"]), kind="GPE")

    def _body(self) -> Sentence:
        entry = self.lists.draw("bodies", self.rng)
        body = named(expand(entry["parse"], self.fill), "ORG")
        head = body[root_of(body) or 0].form
        if entry["kind"] == "national" and head in self.lists.words("with_article") and self.rng.random() < ARTICLE:
            return expand("the|DT|2|det {inner}||0|root", lambda _: body)
        return body

    def _inspectorate(self) -> Sentence:
        entry = self.lists.draw("bodies", self.rng, kind="national")
        return named(expand(entry["parse"], self.fill), "ORG")

    def _name(self) -> Sentence:
        first = str(self.lists.draw("first_names", self.rng)["name"])
        last = str(self.lists.draw("surnames", self.rng)["name"])
        draw = self.rng.random()
        if draw < DOUBLE:
            last = f"{last}-{self.lists.draw('surnames', self.rng)['name']}"
        elif draw < INITIAL:
            first = f"{first} {self.rng.choice(INITIALS)}."
        elif draw < MIDDLE:
            first = f"{first} {self.lists.draw('first_names', self.rng)['name']}"
        return flat(f"{first} {last}", kind="PERSON")

    def _honorific(self) -> Sentence:
        words = str(self.lists.draw("honorifics", self.rng)["form"]).split()
        *before, last = words
        parse = [f"{word}|NNP|{len(words)}|compound" for word in before] + [f"{last}|NNP|0|root"]
        return expand(" ".join(parse), self.fill)

    def _titled(self) -> Sentence:
        inner = "name" if self.rng.random() < FULL_NAME else "family"
        return expand(f"{{honorific}}||2|nmod:desc {{{inner}}}||0|root", self.fill)

    def _family(self) -> Sentence:
        return flat(str(self.lists.draw("surnames", self.rng)["name"]), kind="PERSON")

    def _role(self) -> Sentence:
        return expand(self.lists.draw("roles", self.rng)["parse"], self.fill)

    def _short_role(self) -> Sentence:
        return expand(self.lists.draw("roles", self.rng, before=True)["parse"], self.fill)

    def _speaker(self) -> Sentence:
        person = "name" if self.rng.random() < UNTITLED else "titled"
        frame = self.rng.choices(list(SPEAKERS), list(SPEAKERS.values()))[0]
        return expand(frame.replace("{person}", f"{{{person}}}"), self.fill)
