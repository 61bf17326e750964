"""The Arrow function in Ray Data, with two workers."""

import os

import pytest
from integrations.probe import make_probe

ray = pytest.importorskip("ray", reason="needs ray: make test-engines")
pytest.importorskip("ray.data", reason='needs "ray[data]": make test-engines')
arrow = pytest.importorskip("geopolnews.integrations.arrow")
pa = pytest.importorskip("pyarrow")

pytestmark = [
    pytest.mark.engines,
    pytest.mark.model,
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # Ray about its own settings
]


@pytest.fixture(scope="module", autouse=True)
def cluster(root, guide):
    """Two workers, which import what this process imports."""
    environment = {"env_vars": {"PYTHONPATH": str(root / "src")}}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(guide.folder)  # workers find files from where they began
        ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, runtime_env=environment)
        ray.data.DataContext.get_current().enable_progress_bars = False
        yield
        ray.shutdown()


@pytest.fixture(scope="module")
def dataset(cluster, articles):
    return ray.data.from_arrow(pa.table(articles)).repartition(3)


def test_each_worker_loads_the_model_once(dataset, articles):
    """Stands first: workers are kept, so the loading can only be seen once."""
    probe = make_probe()
    rows = dataset.map_batches(
        lambda table: pa.Table.from_batches(probe(table.to_batches())), batch_format="pyarrow"
    ).take_all()
    assert len(rows) == len(articles["id"])
    assert {row["loaded"] for row in rows} == {1}
    assert len({row["process"] for row in rows} - {os.getpid()}) in {1, 2}


def test_the_same_findings_as_without_ray(dataset, expected):
    out = dataset.map_batches(
        arrow.extract_batches, batch_format="pyarrow", batch_size=2, fn_kwargs={"columns": {"text": "body"}}
    )
    rows = out.take_all()
    assert {row["id"]: row["findings"] for row in rows} == expected
    assert [row["id"] for row in rows if row["error"]] == [id for id, findings in expected.items() if findings is None]
    (first,) = [row for row in rows if row["id"] == "0"]
    assert first["statements"][0]["speakers"] == ["Anna Lindqvist"]


def test_the_guide(guide, capsys):
    guide("ray")
    assert "there is no text" in capsys.readouterr().out
