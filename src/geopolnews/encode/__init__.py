"""Text to numbers: word pieces, windows, the ONNX session. The only home of onnxruntime."""
