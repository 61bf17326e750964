"""The Arrow function in Spark, with two executors that are processes of their own."""

import os
import shutil
import sys
from functools import partial
from pathlib import Path

import pytest
from integrations.probe import make_probe

pyspark = pytest.importorskip("pyspark", reason="needs pyspark: make test-engines")
arrow = pytest.importorskip("geopolnews.integrations.arrow")

pytestmark = [
    pytest.mark.engines,
    pytest.mark.model,
    pytest.mark.skipif(not (shutil.which("java") or os.environ.get("JAVA_HOME")), reason="Spark needs Java 17"),
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning"),
]


@pytest.fixture(scope="module")
def spark(root, guide):
    """A session with a cluster on this machine: a driver, a master, two workers with an executor each."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPARK_HOME", str(Path(pyspark.__file__).parent))  # where pip has put it
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        patch.chdir(guide.folder)  # Java finds files from where it began
        settings = {
            "spark.ui.enabled": "false",
            "spark.driver.host": "127.0.0.1",
            "spark.executorEnv.PYTHONPATH": str(root / "src"),
            "spark.scheduler.minRegisteredResourcesRatio": "1.0",  # begin when both executors are there
            "spark.sql.execution.arrow.maxRecordsPerBatch": "2",
        }
        builder = pyspark.sql.SparkSession.builder.master("local-cluster[2,1,1024]").appName("geopolnews")
        for name, value in settings.items():
            builder = builder.config(name, value)
        session = builder.getOrCreate()
        yield session
        # an executor's log lies below the installed package, where a cluster on one machine puts it
        work = Path(os.environ["SPARK_HOME"], "work", session.sparkContext.applicationId)
        session.stop()
        shutil.rmtree(work, ignore_errors=True)


@pytest.fixture(scope="module")
def frame(spark, articles):
    rows = list(zip(*articles.values(), strict=True))
    return spark.createDataFrame(rows, "id long, body string, published string").repartition(4)


def test_each_worker_loads_the_model_once(frame):
    """Stands first: workers are kept, so the loading can only be seen once."""
    rows = frame.mapInArrow(make_probe(), "process long, loaded long").collect()
    assert len(rows) == frame.count()
    assert {row.loaded for row in rows} == {1}
    assert len({row.process for row in rows} - {os.getpid()}) in {1, 2}


def test_the_same_findings_as_without_spark(spark, frame, expected):
    out = frame.mapInArrow(partial(arrow.extract_batches, columns={"text": "body"}), arrow.SPARK_SCHEMA)
    rows = out.collect()
    assert {row.id: row.findings for row in rows} == expected
    assert [row.id for row in rows if row.error] == [id for id, findings in expected.items() if findings is None]
    (first,) = [row for row in rows if row.id == "0"]
    assert first.statements[0].speakers == ["Anna Lindqvist"]


def test_the_schema_in_the_words_of_spark_is_the_same(spark):
    from pyspark.sql.pandas.types import from_arrow_schema
    from pyspark.sql.types import StructType

    assert StructType.fromDDL(arrow.SPARK_SCHEMA) == from_arrow_schema(arrow.SCHEMA)


def test_the_guide(spark, guide, capsys):
    """Its session is the one that is there."""
    guide("pyspark")
    assert "[Dalia al-Mirsoumi]" in capsys.readouterr().out
    assert spark.read.parquet("findings").count() == 3
