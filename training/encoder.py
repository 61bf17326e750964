"""The encoder: a BERT of MiniLM size, written out so that training needs no further library."""

from __future__ import annotations

import json
from pathlib import Path

import attrs
import torch
from torch import Tensor, nn
from torch.nn import functional

from geopolnews.encode.pieces import FEATURES


@attrs.frozen(kw_only=True)
class EncoderSize:
    """The numbers of `config.json` that shape the encoder."""

    vocabulary: int = 30522
    positions: int = 512
    width: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    dropout: float = 0.1


class Layer(nn.Module):
    """Self-attention and feed-forward, each followed by a layer norm."""

    def __init__(self, size: EncoderSize) -> None:
        super().__init__()
        self.heads = size.heads
        self.qkv = nn.Linear(size.width, 3 * size.width)
        self.out = nn.Linear(size.width, size.width)
        self.attention_norm = nn.LayerNorm(size.width, eps=1e-12)
        self.up = nn.Linear(size.width, size.inner)
        self.down = nn.Linear(size.inner, size.width)
        self.norm = nn.LayerNorm(size.width, eps=1e-12)
        self.dropout = nn.Dropout(size.dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Give the next hidden states; `mask` is added to the attention scores (0 to keep, very low to hide)."""
        batch, length, width = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        attended = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask.to(q.dtype))
        attended = attended.transpose(1, 2).reshape(batch, length, width)
        x = self.attention_norm(x + self.dropout(self.out(attended)))
        return self.norm(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Word pieces and features to hidden states."""

    def __init__(self, size: EncoderSize) -> None:
        super().__init__()
        self.size = size
        self.pieces = nn.Embedding(size.vocabulary, size.width)
        self.positions = nn.Embedding(size.positions, size.width)
        self.features = nn.Embedding(FEATURES, size.width)
        nn.init.zeros_(self.features.weight)
        self.norm = nn.LayerNorm(size.width, eps=1e-12)
        self.dropout = nn.Dropout(size.dropout)
        self.layers = nn.ModuleList(Layer(size) for _ in range(size.layers))

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor, layers: int | None = None) -> Tensor:
        """Give hidden states `[batch, pieces, width]` of `ids` and `features`, after all or only so many layers.

        `mask` is true where a piece is.
        """
        where = torch.arange(ids.shape[1], device=ids.device)
        x = self.pieces(ids) + self.positions(where) + self.features(features)
        x = self.dropout(self.norm(x))
        hidden = (1.0 - mask.to(x.dtype)) * -1e4
        hidden = hidden[:, None, None, :]
        for layer in self.layers[:layers]:
            x = layer(x, hidden)
        return x


def load_encoder(folder: Path) -> Encoder:
    """Load a pretrained BERT in safetensors form (`model.safetensors` beside `config.json`)."""
    from safetensors.torch import load_file

    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    size = EncoderSize(
        vocabulary=config["vocab_size"],
        positions=config["max_position_embeddings"],
        width=config["hidden_size"],
        layers=config["num_hidden_layers"],
        heads=config["num_attention_heads"],
        inner=config["intermediate_size"],
    )
    encoder = Encoder(size)
    weights = {k.removeprefix("bert."): v.float() for k, v in load_file(folder / "model.safetensors").items()}
    encoder.load_state_dict(_renamed(weights, size), strict=False)
    return encoder


def _renamed(weights: dict[str, Tensor], size: EncoderSize) -> dict[str, Tensor]:
    """Return the published weights under our names, query, key and value in one matrix."""
    e = "embeddings."
    # every piece is of the first segment: its embedding is folded into the positions
    renamed = {
        "pieces.weight": weights[e + "word_embeddings.weight"],
        "positions.weight": weights[e + "position_embeddings.weight"] + weights[e + "token_type_embeddings.weight"][0],
        "norm.weight": weights[e + "LayerNorm.weight"],
        "norm.bias": weights[e + "LayerNorm.bias"],
    }
    names = {
        "out": "attention.output.dense",
        "attention_norm": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm": "output.LayerNorm",
    }
    for i in range(size.layers):
        old, new = f"encoder.layer.{i}.", f"layers.{i}."
        for part in ("weight", "bias"):
            qkv = [weights[f"{old}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
            renamed[f"{new}qkv.{part}"] = torch.cat(qkv)
            for ours, theirs in names.items():
                renamed[f"{new}{ours}.{part}"] = weights[f"{old}{theirs}.{part}"]
    return renamed
