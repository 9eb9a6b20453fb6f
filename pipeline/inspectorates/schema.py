"""What an inspectorate profile must look like: strict pydantic models of one TOML file."""

from __future__ import annotations

from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Part(BaseModel):
    """A table of a profile: no unknown keys, no coercion but lists to tuples."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Kind(Part):
    """A kind of inspection. `graded` is False for a visit that gives no grades: those told of then are earlier ones."""

    name: str = Field(min_length=1)
    cues: tuple[str, ...] = ()
    graded: bool = True


class Area(Part):
    """An area that is graded or reported on: its canonical name, and other wordings, without articles, in any case.

    Where an inspectorate has changed its framework, `scale` is that of the grades that the area takes, and `twin` the
    area that the same words mean beside a grade of another scale. An area that was parted has its last year in `until`,
    and in `parts` the areas that the same words mean in later reports.
    """

    name: str = Field(min_length=1)
    aliases: tuple[str, ...] = ()
    scale: str = ""
    twin: str | None = None
    until: int | None = None
    parts: tuple[str, ...] = ()

    @property
    def wordings(self) -> tuple[str, ...]:
        """The canonical name and the other wordings."""
        return (self.name, *self.aliases)


class Grade(Part):
    """A grade of the scale. `order` rises with quality; `number` is the inspectorate's own figure, if it has one.

    `until` is the last year in which the grade was given, where it is given no more. `only` names the areas that alone
    take it, where its word is an ordinary one elsewhere (*a strong contribution to …*). `of` is the one area that it
    grades, named beside it or not (*a V2*).
    """

    name: str = Field(min_length=1)
    order: int
    number: int | None = None
    scale: str = ""
    until: int | None = None
    only: tuple[str, ...] = ()
    of: str | None = None
    aliases: tuple[str, ...] = ()

    @property
    def wordings(self) -> tuple[str, ...]:
        """The canonical name and the other wordings."""
        return (self.name, *self.aliases)


class Theme(Part):
    """A theme of findings: words that are nearly certain signs of it, and words that only lean to it."""

    name: str = Field(min_length=1)
    strong: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()


class Provider(Part):
    """How the names of inspected bodies look: a capitalised name that ends in a head or begins with a prefix.

    `nouns` are the common nouns that may follow a place name (*Ashby nursery*); `places` is True where a bare place
    name may stand for the body (*services in Ashby*), `districts` are nouns after a place name that does so (*the
    Ashby region*).
    """

    heads: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    places: bool = False


class Profile(Part):
    """One inspectorate's framework for one kind of service.

    Attributes:
        name: The file's name without its ending.
        inspectorate: The canonical name of the body.
        names: Every other name of it, as it stands in articles; whoever is called so speaks for the inspectorate.
        people: Roles of its staff (*lead inspector*); who has such a role speaks for the inspectorate.
        cues: Words that show that this framework, and not another of the same body, is meant.
        needs: Where it has any, the profile is chosen only for an article that holds one, and names two bodies of
            `names` with a capital: an inspection that two inspectorates make together.
        overall: The name of the area that a grade without an area belongs to.
    """

    name: str = Field(min_length=1)
    inspectorate: str = Field(min_length=1)
    names: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    overall: str = Field(min_length=1)
    provider: Provider = Provider()
    kinds: tuple[Kind, ...] = Field(min_length=1)
    areas: tuple[Area, ...] = ()
    grades: tuple[Grade, ...] = ()
    themes: tuple[Theme, ...] = Field(min_length=1)

    def __hash__(self) -> int:
        """Give the hash of the name: what is kept by profile is looked up often, and a profile holds many words."""
        return hash(self.name)

    @model_validator(mode="after")
    def _check(self) -> Self:
        for label, rows in (
            ("kinds", self.kinds),
            ("areas", self.areas),
            ("grades", self.grades),
            ("themes", self.themes),
        ):
            names = [row.name for row in rows]
            twice = sorted({name for name in names if names.count(name) > 1})
            if twice:
                raise ValueError(f"{label}: {twice[0]!r} stands twice")
        known = {area.name for area in self.areas}
        named = {name for area in self.areas for name in (area.twin, *area.parts) if name}
        unknown = sorted(
            (named | {name for grade in self.grades for name in grade.only + ((grade.of,) if grade.of else ())}) - known
        )
        if unknown:
            raise ValueError(f"areas: {unknown[0]!r} is named as a twin, a part or a grade's own, and is no area")
        if not any(theme.name == "other" for theme in self.themes):
            raise ValueError("themes: 'other' is missing")
        return self

    def area_beside(self, area: str, grade: str) -> str:
        """Give the area's name, its twin's where the grade is of another scale, or the only one that has the grade."""
        given = next((g for g in self.grades if g.name == grade), None)
        if given is not None and given.of is not None:
            return given.of
        scale = given.scale if given is not None else ""
        found = next((a for a in self.areas if a.name == area), None)
        return found.twin if found is not None and found.twin is not None and found.scale != scale else area

    @property
    def all_names(self) -> tuple[str, ...]:
        """The canonical name and every other."""
        return (self.inspectorate, *self.names)
