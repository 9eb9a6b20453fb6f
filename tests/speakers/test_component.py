from __future__ import annotations

from functools import cache

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from pipeline.annotations import get_attributions, get_speakers
from pipeline.parse.build import to_doc
from tests.builders import blank, page_of, tokenised
from tests.speakers.told import quoted

PIECES = [
    "“",
    "”",
    "‘",
    "’",
    '"',
    "'",
    "Helen Bell",
    "Mrs",
    "Cllr.",
    "said",
    ":",
    ",",
    ".",
    "–",
    "the trust's",
    "head of care",
]
PIECES += [
    "\n\n",
    " ",
    "inspectors",
    "(",
    ")",
    "We act.",
    "she",
    "they",
    "of",
    "and",
    "Ofsted",
    "A spokesman for",
    "\u00a0",
    "1",
]


@pytest.fixture(scope="module")
def both():
    nlp = spacy.blank("en")
    nlp.add_pipe("inspection_quotes")
    nlp.add_pipe("inspection_speakers")
    return nlp


@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))
def test_component_takes_any_order_of_marks_names_and_roles(text):
    component = _component()
    doc = _every_stretch_a_quote(tokenised(text))
    component(doc)
    known = {speaker.id for speaker in get_speakers(doc)}
    for attribution in get_attributions(doc):
        assert attribution.speaker is None or attribution.speaker in known
        assert set(attribution.also) <= known


@given(st.text(max_size=300))
def test_component_takes_any_text(text):
    doc = _every_stretch_a_quote(blank().make_doc(text))
    _component()(doc)
    assert doc.text == text


@cache
def _component():
    return blank().create_pipe("inspection_speakers")


def _every_stretch_a_quote(doc: Doc) -> Doc:
    from pipeline.annotations import Attribution, set_attributions

    places = range(0, len(doc) - 3, 4)
    kinds = ("direct", "mixed", "indirect")
    set_attributions(
        doc,
        [
            Attribution(f"q{n}", kinds[n % 3], (doc[i : i + 2],), cue=doc[i + 2 : i + 3] if n % 2 else None)
            for n, i in enumerate(places)
        ],
    )
    return doc


def test_component_needs_neither_parse_nor_blocks(both):
    doc = both('"We act," said Helen Bell, head of care.')
    (attribution,) = get_attributions(doc)
    (speaker,) = get_speakers(doc)
    assert (attribution.speaker, speaker.name, speaker.role) == (speaker.id, "Helen Bell", "head of care")


def test_component_writes_what_survives_bytes(both):
    doc = both('"We act," said Helen Bell, head of care.')
    again = Doc(both.vocab).from_bytes(doc.to_bytes())
    assert [s.name for s in get_speakers(again)] == ["Helen Bell"]
    assert [m.text for m in get_speakers(again)[0].mentions] == ["Helen Bell"]


def test_component_does_nothing_without_quotes():
    doc = _component()(quoted(tokenised("Helen Bell left.")))
    assert (get_attributions(doc), get_speakers(doc)) == ((), ())


ARTICLES = [
    (
        "tabloid",
        (
            "School told to 'act now' by Ofsted after damning report\n\n"
            "Hartley Vale Academy was rated inadequate by Ofsted in a report out on Tuesday.\n\n"
            "Its head, Gemma Orton, who only joined in September and whose predecessor Dale Finch quit in the summer, "
            'told the Hartley Echo: "This is a wake-up call."\n\nShe went on: "We will not rest."\n\n'
            'One mum, Kelly Frost, 34, said: "I\'ve moved my lad already."\n\n'
            'Her neighbour, who did not want to be named, added: "It\'s chaos in there."'
        ),
        [
            ("This is", "Gemma Orton", "provider"),
            ("We will", "Gemma Orton", "provider"),
            ("I've moved", "Kelly Frost", "other"),
            ("It's chaos", "Her neighbour", "other"),
        ],
    ),
    (
        "union's page",
        (
            "Responding to today's Ofsted report on Eastmoor Council's children's services, UNISON regional organiser "
            "Bev Tolland said: “Our members have been warning about caseloads for years.\n\n“They deserve better.”\n\n"
            "Ms Tolland, a former social worker, called on the council to “stop the rot”.\n\n"
            "The Department for Education said: “We will appoint a commissioner.”\n\n"
            "Children's minister Alan Frayne said it was “deeply troubling”."
        ),
        [
            ("Our members", "Bev Tolland", "other"),
            ("stop the rot", "Bev Tolland", "other"),
            ("We will appoint", "Department for Education", "other"),
            ("deeply troubling", "Alan Frayne", "other"),
        ],
    ),
    (
        "council newsroom",
        (
            "Westmarch County Council has been praised by Ofsted for its work with children.\n\n"
            "“Social workers know their children exceptionally well,” the report reads.\n\n"
            "Leader of the council, Cllr Priya Nandakumar, and Executive Director for Children's Services, Tom Ashdown, "
            "said in a joint statement: “We are delighted with this result.”\n\n"
            "Cllr Nandakumar said: “I want to thank every member of staff.”\n\n"
            "Yvette Stone HMI, Ofsted's regional director for the South West, said: “This is impressive work.”"
        ),
        [
            ("Social workers", "report", "inspectorate"),
            ("We are delighted", "Priya Nandakumar", "provider"),
            ("I want", "Priya Nandakumar", "provider"),
            ("This is impressive", "Yvette Stone", "inspectorate"),
        ],
    ),
    (
        "regulator's release",
        (
            "The Care Quality Commission (CQC) has rated Rosebank House, a care home in Dunley run by Hollins Care Ltd, "
            "inadequate.\n\nRebecca Bauers-Lyle, CQC's interim director of people with a learning disability, said:\n\n"
            "“When we inspected Rosebank House, we found people at risk of harm.\n\n“We've told leaders to improve.”\n\n"
            "A spokesperson for Hollins Care Ltd said: “We are working closely with the CQC.”\n\n"
            "The son of one resident, Martin Pell, told the BBC his mother had been 'left for hours'. "
            "'It broke my heart,' he said."
        ),
        [
            ("When we", "Rebecca Bauers-Lyle", "inspectorate"),
            ("We are working", "A spokesperson for Hollins Care Ltd", "provider"),
            ("left for hours", "Martin Pell", "other"),
            ("It broke", "Martin Pell", "other"),
        ],
    ),
    (
        "prison",
        (
            "HMP Northgate is “awash with drugs”, inspectors have said.\n\n"
            "Chief Inspector of Prisons Charles Tully said the jail was “failing at every level”.\n\n"
            "“It is hard to see how this prison can be called fit for purpose,” he wrote in his introduction.\n\n"
            "Mark Fenner, national chair of the Prison Officers' Association, said his members were “at breaking point”.\n\n"
            "Prisons Minister Lord Hesketh-Vane said: “This Government inherited a crisis.”\n\n"
            "A Ministry of Justice spokesman said: “We have invested in body scanners.”"
        ),
        [
            ("awash", "inspectors", "inspectorate"),
            ("failing", "Charles Tully", "inspectorate"),
            ("It is hard", "Charles Tully", "inspectorate"),
            ("at breaking", "Mark Fenner", "other"),
            ("This Government", "Hesketh-Vane", "other"),
            ("We have invested", "A Ministry of Justice spokesman", "other"),
        ],
    ),
    (
        "police",
        (
            "Ridgeshire Police has been moved into an enhanced form of monitoring by HMICFRS.\n\n"
            "His Majesty's Inspector of Constabulary Wendy Allcott said: “I have concerns about the performance.”\n\n"
            "Temporary Chief Constable Mo Rafiq said: “I fully accept the findings.”\n\n"
            "“We owe it to victims to do better,” he added.\n\n"
            'Police and Crime Commissioner Jenny Roe told reporters she was "dismayed".'
        ),
        [
            ("I have concerns", "Wendy Allcott", "inspectorate"),
            ("I fully", "Mo Rafiq", "provider"),
            ("We owe", "Mo Rafiq", "provider"),
            ("dismayed", "Jenny Roe", "provider"),
        ],
    ),
    (
        "nursery",
        (
            "Staff at Little Acorns Day Nursery in Buxley are celebrating after being graded outstanding by Ofsted.\n\n"
            "Owner Sunita Rao-Bell said: 'I'm bursting with pride.'\n\n"
            "“They are like a second family to us” – Luke Odell, parent"
        ),
        [("I'm bursting", "Sunita Rao-Bell", "provider"), ("They are like", "Luke Odell", "other")],
    ),
    (
        "Welsh school",
        (
            "Ysgol Glan Afon has been placed in special measures.\n\n"
            "According to Estyn, pupils make 'too little progress' in reading.\n\n"
            "Dr Elin Griffiths, Cyngor Môr's director of education, said: 'We are supporting the school.'\n\n"
            "Chair of governors Rhodri Pugh said: “We take this very seriously.”"
        ),
        [
            ("too little", "Estyn", "inspectorate"),
            ("We are supporting", "Elin Griffiths", "other"),
            ("We take", "Rhodri Pugh", "provider"),
        ],
    ),
    (
        "joint inspection",
        (
            'Carnforth Borough Council has apologised after Ofsted found "systemic failings" in its services.\n\n'
            'The inspectors found that parents "have lost faith".\n\n'
            'Their report, published on Friday, said: "Children wait far too long."\n\nIt added: "Leaders know this."\n\n'
            "Cllr Bob Steadman, cabinet member for children, young people and families, said: "
            '"On behalf of the council I apologise."\n\n'
            'Hannah Dodd, of the parents\' group SEND Voices Carnforth, said: "We told them this in 2019."\n\n'
            'Director of children\'s services Anneka Boyle said: "We are listening."'
        ),
        [
            ("have lost", "inspectors", "inspectorate"),
            ("Children wait", "report", "inspectorate"),
            ("Leaders know", "report", "inspectorate"),
            ("On behalf", "Bob Steadman", "provider"),
            ("We told", "Hannah Dodd", "other"),
            ("We are listening", "Anneka Boyle", "provider"),
        ],
    ),
    (
        "broadcaster",
        (
            'Ofsted said the home in Brackley, run by Northern Star Homes, had "serious failings".\n\n'
            'In a statement, Northern Star Homes\' director, Pete Grainger, said: "We do not recognise this picture."\n\n'
            'Local MP Dame Ruth Calloway told BBC Radio Brackley she was "horrified".\n\n'
            'A former resident, now 19, said: "It was hell." She added that staff "never listened".'
        ),
        [
            ("serious failings", "Ofsted", "inspectorate"),
            ("We do not", "Pete Grainger", "provider"),
            ("horrified", "Ruth Calloway", "other"),
            ("It was hell", "A former resident", "other"),
            ("never listened", "A former resident", "other"),
        ],
    ),
    (
        "trade press",
        (
            "Paul Whitham, general secretary of school leaders' union NAHT, said: “The system is broken.”\n\n"
            "Daniel Kebbell, the general secretary of the National Education Union (NEU), said teachers felt “demoralised”.\n\n"
            "Education Secretary Bridget Farrow insisted that parents “deserve better information”.\n\n"
            "Sir Martyn Hale, His Majesty's Chief Inspector, said the report card was “fair”.\n\n"
            "Ofsted chief Sir Martyn said: “I make no apology.”"
        ),
        [
            ("The system", "Paul Whitham", "other"),
            ("demoralised", "Daniel Kebbell", "other"),
            ("deserve", "Bridget Farrow", "other"),
            ("fair", "Martyn Hale", "inspectorate"),
            ("I make", "Martyn Hale", "inspectorate"),
        ],
    ),
    (
        "letter to parents",
        (
            "Eastbrook Primary School – Ofsted inspection outcome\n\n"
            "Inspectors told us that pupils are 'happy and safe'.\n\n"
            "The lead inspector, Mr Howard Blyth, commented that 'the curriculum is ambitious'.\n\n"
            "Our chair of governors, Mrs Sandra Keeble MBE, says: 'I'm so proud of the whole team.'\n\n"
            "Oscar, 9, said: 'My teacher is the best.'\n\n'I like maths', said Aaliyah in Year 4."
        ),
        [
            ("happy and safe", "inspectors", "inspectorate"),
            ("the curriculum", "Howard Blyth", "inspectorate"),
            ("I'm so proud", "Sandra Keeble", "provider"),
            ("My teacher", "Oscar", "other"),
            ("I like maths", "Aaliyah", "other"),
        ],
    ),
    (
        "colourful verbs",
        (
            "Ofsted found failings at Rowbridge Council.\n\n"
            "Dad-of-three Lee Marsden, 41, blasted: “They should hang their heads in shame.”\n\n"
            "Wife Toni, 39, fumed: “It's a joke.”\n\nCouncil chief executive Ian Pell-Hart admitted families had been "
            "“badly failed”.\n\nHe vowed: “We'll fix it.”\n\nA source close to the council said: “It's a mess.”"
        ),
        [
            ("They should", "Lee Marsden", "other"),
            ("It's a joke", "Toni", "other"),
            ("badly failed", "Ian Pell-Hart", "provider"),
            ("We'll fix", "Ian Pell-Hart", "provider"),
            ("It's a mess", "A source", "other"),
        ],
    ),
    (
        "fire service",
        (
            "HMICFRS has raised concerns about Mereshire Fire and Rescue Service.\n\n"
            "“We were disappointed to see so little progress,” HM Inspector Lee Frearson said. “But staff are committed.”\n\n"
            "Chief Fire Officer Dawn Whitlow said: “I am sorry to those who have been let down.”\n\n"
            'FBU regional secretary Kev Marston said firefighters were "fed up".'
        ),
        [
            ("We were", "Lee Frearson", "inspectorate"),
            ("I am sorry", "Dawn Whitlow", "provider"),
            ("fed up", "Kev Marston", "other"),
        ],
    ),
]
SPOKEN = [(name, text, quote) for name, text, quotes in ARTICLES for quote in quotes]


@pytest.mark.model
@pytest.mark.parametrize(("name", "text", "quote"), SPOKEN, ids=[f"{n}-{q[0]}" for n, _, q in SPOKEN])
def test_article_gives_each_quote_its_speaker_and_voice(nlp, name, text, quote):
    doc = _read(nlp, text)
    begins, speaker, voice = quote
    (found,) = [a for a in get_attributions(doc) if a.contents[0].text.startswith(begins)]
    names = {s.id: s.name for s in get_speakers(doc)}
    assert (names.get(found.speaker), found.voice) == (speaker, voice)


DOCS: dict[str, Doc] = {}


def _read(nlp, text):
    if text not in DOCS:
        DOCS[text] = to_doc(page_of(text), nlp)
    return DOCS[text]
