import numpy as np
import pytest
import spacy

from training.distil.weights import nodes, put, slots


@pytest.fixture
def network():
    nlp = spacy.blank("en")
    nlp.vocab.vectors = spacy.vectors.Vectors(shape=(3, 4))
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": 8,
        "attrs": ["NORM", "SHAPE"],
        "rows": [20, 10],
        "include_static_vectors": True,
    }
    encode = {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": 8,
        "depth": 2,
        "window_size": 1,
        "maxout_pieces": 2,
    }
    model = {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}
    pipe = nlp.add_pipe("tok2vec", config={"model": model})
    pipe.model.initialize(X=[nlp.make_doc("a cat")])
    return pipe.model


def weights(network) -> dict[str, np.ndarray]:
    """Other weights, flat where thinc has them in pieces, as torch does."""
    rng = np.random.default_rng(2)
    return {name: rng.normal(size=layer.get_param(own).size).astype(np.float32) for layer, own, name in slots(network)}


def test_every_weight_has_a_place(network):
    made = weights(network)
    assert sorted(name for name in made if "." not in name) == ["static"]
    assert sum(name.startswith("tables.") for name in made) == 2
    assert sum(name.startswith("layers.") for name in made) == 2 * 4
    put(made, network)
    for layer, own, name in slots(network):
        np.testing.assert_array_equal(layer.get_param(own).ravel(), made[name])
    assert sum(np.prod(w.shape) for w in made.values()) == sum(
        layer.get_param(own).size for layer in network.walk() for own in layer.param_names if layer.has_param(own)
    )


def test_tables_go_in_the_order_of_their_features(network):
    sizes = [layer.get_param("E").shape[0] for layer, own, _ in slots(network) if own == "E"]
    assert sizes == [20, 10]
    assert len(nodes(network, "maxout")) == 3


def test_weights_of_another_shape_are_refused(network):
    made = weights(network)
    with pytest.raises(ValueError, match=r"static: shape \(3,\)"):
        put(made | {"static": np.zeros(3, dtype=np.float32)}, network)
    with pytest.raises(ValueError, match="other layers"):
        put({name: weight for name, weight in made.items() if name != "static"}, network)
