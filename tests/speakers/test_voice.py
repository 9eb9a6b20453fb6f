from __future__ import annotations

import pytest

from tests.speakers.told import speaker_of, told

COUNCIL, SCHOOL, HOME = "Anytown Council", "Hill School", "Rose Lodge"


@pytest.mark.parametrize(
    ("text", "provider", "voice"),
    [
        ("Inspectors said “yes”.", COUNCIL, "inspectorate"),
        ("Ofsted said “yes”.", COUNCIL, "inspectorate"),
        ("Ofsted's regional director, Jo Bell, said “yes”.", COUNCIL, "inspectorate"),
        ("A spokesperson for Estyn said “yes”.", SCHOOL, "inspectorate"),
        ("Cllr Jo Bell said “yes”.", COUNCIL, "provider"),
        ("Cllr Jo Bell said “yes”.", SCHOOL, "other"),
        ("Jo Bell, cabinet member for education at Anytown Council, said “yes”.", SCHOOL, "other"),
        ("Jo Bell, cabinet member for education, said “yes”.", COUNCIL, "provider"),
        ("The headteacher, Jo Bell, said “yes”.", SCHOOL, "provider"),
        ("One headteacher said “yes”.", COUNCIL, "other"),
        ("Jo Bell, chief executive of Hill Academy Trust, said “yes”.", SCHOOL, "provider"),
        ("Bell Care, which owns the home, said “yes”.", HOME, "provider"),
        ("Jo Bell, general secretary of the Warders' Union, said “yes”.", "HMP Hill", "other"),
        ("Jo Bell, of the Hill Reform Trust, said “yes”.", "HMP Hill", "other"),
        ("Jo Bell, who chairs the fire authority, said “yes”.", "Hill Fire and Rescue Service", "provider"),
        ("A Prison Service spokesman said “yes”.", "HMP Hill", "provider"),
        ("The Department for Education said “yes”.", SCHOOL, "other"),
        ("A parent said “yes”.", SCHOOL, "other"),
        ("Chief Constable Jo Bell said “yes”.", "Anyshire Police", "provider"),
        ("The council said “yes”.", COUNCIL, "provider"),
        ("The council said “yes”.", SCHOOL, "other"),
    ],
)
def test_voice_is_that_of_the_side_a_speaker_stands_on(text, provider, voice):
    result = told(f"{text}\n\nIt is about {provider}.", ("yes", "said", "mixed"), provider=provider)
    assert result.attributions[0].voice == voice
    assert speaker_of(result).voice == voice


@pytest.mark.parametrize(
    ("quote", "kind", "voice"),
    [("kind", "mixed", "inspectorate"), ("We were let down.", "direct", "other")],
    ids=["praise", "somebody's own words"],
)
def test_voice_without_a_source_is_that_of_the_side_meant(quote, kind, voice):
    result = told(f"Staff were praised as “{quote}”", (quote, "praised", kind))
    assert (result.attributions[0].speaker, result.attributions[0].voice) == (None, voice)


def test_voice_of_a_former_inspector_is_not_the_inspectorates():
    result = told("Former Ofsted inspector Helen Bell said “yes”.", ("yes", "said", "mixed"), provider=SCHOOL)
    assert result.attributions[0].voice == "other"


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("A former social worker at the council said: “Yes.”", "other"),
        ("A nurse at the council said: “Yes.”", "other"),
        ("A spokesman for Hill Council said: “Yes.”", "provider"),
        ("Opposition councillor Helen Bell said: “Yes.”", "other"),
        ("Cllr Helen Bell, a former social worker, said: “Yes.”", "provider"),
        ("Helen Bell, Prisoner Hope's founder, said: “Yes.”", "other"),
        ("Helen Bell, chief nurse at Hill Integrated Care Board, said: “Yes.”", "provider"),
        ("Helen Bell, chief nurse at Dale Integrated Care Board, said: “Yes.”", "other"),
        ("The dossier said: “Yes.”", "inspectorate"),
        ("The assessment team said: “Yes.”", "inspectorate"),
    ],
)
def test_voice_is_that_of_the_side(text, voice):
    result = told(f"{text} Hill Council met.", ("Yes.", "said"), provider="Hill Council")
    assert result.attributions[0].voice == voice
