"""Reads a script in Cypher with a parser of the language."""

import re

import pytest


def list_commands(script):
    """The commands of a script, and what the parser objects to in them."""
    reason = "needs antlr4-cypher, a parser of openCypher"
    antlr4 = pytest.importorskip("antlr4", reason=reason)
    grammar = pytest.importorskip("antlr4_cypher", reason=reason)
    errors = pytest.importorskip("antlr4.error.ErrorListener", reason=reason)
    faults = []

    class Listener(errors.ErrorListener):
        def syntaxError(self, recognizer, symbol, line, column, message, error):  # noqa: N802 - the name that ANTLR calls
            faults.append(message)

    def listen(recognizer):
        recognizer.removeErrorListeners()
        recognizer.addErrorListener(Listener())
        return recognizer

    # The parser is of openCypher, which has no constraints: that of the script is its first command.
    _, _, rest = script.partition("UNIQUE;\n")
    commands = [command for command in re.split(r"(?<=;)\n(?=UNWIND|\Z)", rest) if command]
    for command in commands:
        lexer = listen(grammar.CypherLexer(antlr4.InputStream(command)))
        listen(grammar.CypherParser(antlr4.CommonTokenStream(lexer))).script()
    return commands, faults
