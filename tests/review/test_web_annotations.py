from __future__ import annotations

import json
from collections import Counter
from urllib.parse import urlsplit

import jsonschema
import pytest

from pipeline.review.web_annotations import collection, lines, to_annotations
from pipeline.store.records import read_records
from tests.builders import ROOT
from tests.review.told import TEXT, article

CONTEXT = {
    "type": "array",
    "prefixItems": [{"const": "http://www.w3.org/ns/anno.jsonld"}, {"type": "object"}],
    "items": False,
}
IRI = {"type": "string", "minLength": 1, "pattern": r"^[^\s<>\"{}|\\^`]+$"}
OFFSET = {"type": "integer", "minimum": 0}
SCHEMA = {
    "$defs": {
        "quote selector": {
            "type": "object",
            "required": ["type", "exact"],
            "additionalProperties": False,
            "properties": {
                "type": {"const": "TextQuoteSelector"},
                **{key: {"type": "string"} for key in ("exact", "prefix", "suffix")},
            },
        },
        "position selector": {
            "type": "object",
            "required": ["type", "start", "end"],
            "additionalProperties": False,
            "properties": {"type": {"const": "TextPositionSelector"}, "start": OFFSET, "end": OFFSET},
        },
        "target": {
            "type": "object",
            "required": ["type", "source", "state", "selector"],
            "additionalProperties": False,
            "properties": {
                "type": {"const": "SpecificResource"},
                "source": IRI,
                "state": {
                    "type": "object",
                    "required": ["type", "cached"],
                    "additionalProperties": False,
                    "properties": {"type": {"const": "TimeState"}, "cached": IRI},
                },
                "selector": {
                    "type": "array",
                    "items": {"oneOf": [{"$ref": "#/$defs/quote selector"}, {"$ref": "#/$defs/position selector"}]},
                },
            },
        },
        "textual body": {
            "type": "object",
            "required": ["type", "value"],
            "additionalProperties": False,
            "properties": {
                "type": {"const": "TextualBody"},
                "purpose": {"enum": ["tagging", "classifying", "describing", "identifying"]},
                **{key: {"type": "string"} for key in ("value", "format", "language")},
            },
        },
        "part": {
            "type": "object",
            "required": ["id", "type"],
            "properties": {"id": IRI, "type": {"pattern": "^inspectext:"}},
            "patternProperties": {"^inspectext:[a-z_]+$": {"not": {"type": "null"}}},
            "additionalProperties": False,
        },
        "annotation": {
            "type": "object",
            "required": ["id", "type", "target"],
            "additionalProperties": False,
            "properties": {
                "@context": CONTEXT,
                "id": IRI,
                "type": {"const": "Annotation"},
                "motivation": {"enum": ["classifying", "describing", "identifying", "tagging", "assessing"]},
                "body": {
                    "type": "array",
                    "items": {"oneOf": [{"$ref": "#/$defs/textual body"}, {"$ref": "#/$defs/part"}]},
                },
                "target": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/target"}},
            },
        },
    }
}
"""The parts of the W3C model (Recommendation of 2017) that are used: classes, what they require, and their keys."""

ANNOTATION = jsonschema.Draft202012Validator(SCHEMA | {"$ref": "#/$defs/annotation", "required": ["@context"]})
COLLECTION = jsonschema.Draft202012Validator(
    SCHEMA
    | {
        "type": "object",
        "required": ["@context", "id", "type", "first", "total"],
        "additionalProperties": False,
        "properties": {
            "@context": CONTEXT,
            "id": IRI,
            "type": {"const": "AnnotationCollection"},
            "total": OFFSET,
            "last": IRI,
            "first": {
                "type": "object",
                "required": ["id", "type", "partOf", "items"],
                "additionalProperties": False,
                "properties": {
                    "id": IRI,
                    "type": {"const": "AnnotationPage"},
                    "partOf": IRI,
                    "startIndex": OFFSET,
                    "items": {"type": "array", "items": {"$ref": "#/$defs/annotation"}},
                },
            },
        },
    }
)
SAMPLES = [stored.article() for stored in read_records(ROOT / "extracted")]


def body(annotation):
    return annotation["body"][1]


@pytest.mark.parametrize("record", [article(), *SAMPLES], ids=lambda a: a.source.path)
def test_annotations_keep_to_the_model_and_both_selectors_select_the_part(record):
    rows = [json.loads(line) for line in lines([record])]
    assert rows == list(to_annotations(record))
    for row in rows:
        ANNOTATION.validate(row)
        for target in row["target"]:
            words, place = target["selector"]
            start, end = place["start"], place["end"]
            assert record.text[start:end] == words["exact"]
            assert record.text[:start].endswith(words["prefix"])
            assert record.text[end:].startswith(words["suffix"])
    parts = [*(s for s in record.speakers if s.mentions), *record.quotes, *record.judgements, *record.findings]
    assert [row["id"] for row in rows] == [f"urn:inspectext:{record.id}:{part.id}" for part in parts]


def test_body_tells_kind_and_fields():
    _, ray, reported, spoken, good, clear, late = to_annotations(article())
    assert [row["body"][0]["value"] for row in (ray, reported, good, late)] == [
        "speaker",
        "quote",
        "judgement",
        "finding",
    ]
    assert (body(ray)["inspectext:name"], body(ray)["inspectext:role"]) == ("Ann Ray", "leader")
    assert body(spoken) == {
        "id": f"{spoken['id']}:part", "type": "inspectext:quote", "inspectext:kind": "direct", "inspectext:voice": "provider",
        "inspectext:speaker": "Ann Ray", "inspectext:also": ["inspectors"], "inspectext:nested": False,
        "inspectext:cue": "said", "inspectext:source": "Ann Ray", "inspectext:found_by": "direct.marks",
    }  # fmt: skip
    assert [target["selector"][0]["exact"] for target in spoken["target"]] == ["We are proud ,", "Staff care ."]
    assert body(good)["inspectext:count"] == {"inspectext:n": 1}
    assert (body(clear)["inspectext:speaker"], body(clear)["inspectext:quotes"]) == ("inspectors", [reported["id"]])
    assert body(late)["inspectext:evidence"] == ["late"]


SOURCES = {
    "the address": (
        {"url": "https://a.example/b c?d=é&e=%20", "path": "x.html"},
        "https://a.example/b%20c?d=%C3%A9&e=%20",
    ),
    "the path": ({"url": None, "path": "in the/ö#1.html"}, "in%20the/%C3%B6%231.html"),
    "standard input": ({"url": None, "path": "-"}, "urn:inspectext:{id}"),
    "a string": ({"url": None, "path": None}, "urn:inspectext:{id}"),
}


@pytest.mark.parametrize(("told", "iri"), SOURCES.values(), ids=SOURCES)
def test_target_is_what_was_read(told, iri):
    record = article()
    record = record.model_copy(update={"source": record.source.model_copy(update=told)})
    source = next(to_annotations(record))["target"][0]["source"]
    assert source == iri.format(id=record.id)
    urlsplit(source)


def test_collection_keeps_to_the_model_and_holds_all():
    text = "".join(collection(SAMPLES))
    document = json.loads(text)
    COLLECTION.validate(document)
    items = document["first"]["items"]
    assert document["total"] == len(items) == sum(1 for _ in lines(SAMPLES))
    assert len({row["id"] for row in items}) == len(items)
    assert text == "".join(collection(SAMPLES))
    COLLECTION.validate(json.loads("".join(collection([]))))


def test_positions_are_told_to_hold_in_the_text_of_the_record():
    targets = [target for row in to_annotations(article()) for target in row["target"]]
    assert {target["state"]["cached"] for target in targets} == {f"urn:inspectext:{article().id}:text"}


OA, RDF, AS = (
    "http://www.w3.org/ns/oa#",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://www.w3.org/ns/activitystreams#",
)
RESOURCES = {
    "body": "hasBody", "target": "hasTarget", "source": "hasSource", "selector": "hasSelector", "state": "hasState",
    "cached": "cachedSource",
}  # fmt: skip
CLASSES = ("Annotation", "TextualBody", "SpecificResource", "TextQuoteSelector", "TextPositionSelector", "TimeState")
NUMBER = "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"
VOCABULARY = {
    "id": "@id",
    "type": "@type",
    **{name: OA + name for name in (*CLASSES, "classifying", "tagging", "exact", "prefix", "suffix")},
    **{name: {"@id": OA + iri, "@type": "@id"} for name, iri in RESOURCES.items()},
    **{name: {"@id": AS + name, "@type": "@id"} for name in ("partOf", "first", "last")},
    **{name: {"@id": OA + name, "@type": NUMBER} for name in ("start", "end")},
    "motivation": {"@id": OA + "motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": OA + "hasPurpose", "@type": "@vocab"},
    "value": RDF + "value",
    "format": "http://purl.org/dc/elements/1.1/format",
    "language": "http://purl.org/dc/elements/1.1/language",
    "AnnotationCollection": AS + "OrderedCollection",
    "AnnotationPage": AS + "OrderedCollectionPage",
    "items": {"@id": AS + "items", "@type": "@id", "@container": "@list"},
    "total": {"@id": AS + "totalItems", "@type": NUMBER},
    "startIndex": {"@id": AS + "startIndex", "@type": NUMBER},
}
"""What the terms that are used mean (Web Annotation Vocabulary): the context itself lies on the network."""


@pytest.fixture(scope="module")
def json_ld():
    """Give the JSON-LD processor, which reads the context of the model from here."""
    jsonld = pytest.importorskip("pyld").jsonld

    def load(address, _):
        assert address == "http://www.w3.org/ns/anno.jsonld"
        context = {"@context": VOCABULARY}
        return {"contextUrl": None, "documentUrl": address, "document": context, "contentType": "application/ld+json"}

    jsonld.set_document_loader(load)
    return jsonld


def statements(json_ld, document):
    """Give what a document says as {subject: {property: [values]}}."""
    said = {}
    for one in json_ld.to_rdf(document, {"base": "https://a.example/"})["@default"]:
        values = said.setdefault(one["subject"]["value"], {}).setdefault(one["predicate"]["value"], [])
        values.append(one["object"]["value"])
    return said


def terms(expanded):
    """Give each key of an expanded document, as often as it stands there."""
    if isinstance(expanded, list):
        return [key for one in expanded for key in terms(one)]
    if not isinstance(expanded, dict):
        return []
    return [*expanded, *(key for value in expanded.values() for key in terms(value))]


def keys(row):
    """Give each key of a JSON document, as often as it stands there."""
    if isinstance(row, list):
        return [key for one in row for key in keys(one)]
    if not isinstance(row, dict):
        return []
    own = {key: value for key, value in row.items() if key != "@context"}
    return [*own, *(key for value in own.values() for key in keys(value))]


@pytest.mark.parametrize("record", [article(), *SAMPLES[:3]], ids=lambda a: a.source.path)
def test_json_ld_reads_back_every_part(json_ld, record):
    said = statements(json_ld, json.loads("".join(collection([record]))))
    for row in to_annotations(record):
        annotation = said[row["id"]]
        assert annotation[RDF + "type"] == [OA + "Annotation"]
        selectors = [said[name] for target in annotation[OA + "hasTarget"] for name in said[target][OA + "hasSelector"]]
        places = [(int(one[OA + "start"][0]), int(one[OA + "end"][0])) for one in selectors if OA + "start" in one]
        words = [one[OA + "exact"][0] for one in selectors if OA + "exact" in one]
        assert len(places) == len(words) == len(row["target"])
        assert sorted(record.text[start:end] for start, end in places) == sorted(words)
        assert all(said[target][OA + "hasState"] for target in annotation[OA + "hasTarget"])
        (part,) = (name for name in annotation[OA + "hasBody"] if name.startswith("urn:"))
        kind = row["body"][0]["value"]
        assert said[part][RDF + "type"] == [f"urn:inspectext:{kind}"]
        assert set(said[part].get("urn:inspectext:quotes", ())) <= said.keys()
    collected = said["urn:inspectext:annotations"]
    assert collected[AS + "totalItems"] == [str(sum(1 for _ in to_annotations(record)))]


def test_json_ld_loses_no_key(json_ld):
    document = json.loads("".join(collection([article()])))
    given, kept = Counter(keys(document)), Counter(terms(json_ld.expand(document)))
    for key in given.keys() - {"id", "type"}:
        meaning = VOCABULARY.get(key, key.replace("inspectext:", "urn:inspectext:"))
        assert kept[meaning if isinstance(meaning, str) else meaning["@id"]] == given[key], key


def test_words_around_stop_at_the_ends_of_the_text():
    good = next(row for row in to_annotations(article()) if row["body"][0]["value"] == "judgement")
    words = good["target"][0]["selector"][0]
    assert (words["prefix"], words["suffix"]) == ("Anytown is ", TEXT[21:53])
