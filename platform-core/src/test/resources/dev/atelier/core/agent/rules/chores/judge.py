"""Says of each pair of sources what the change has done beyond what it was to do."""

import ast
import glob
import sys

kind = sys.argv[1]


class Neutral(ast.NodeTransformer):
    """Takes away what the change may add."""

    def function(self, node):
        self.generic_visit(node)
        if kind == "hints":
            node.returns = None
            for argument in node.args.args + node.args.kwonlyargs + node.args.posonlyargs:
                argument.annotation = None
        return self.body(node)

    def body(self, node):
        if kind == "docs" and ast.get_docstring(node, clean=False) is not None:
            node.body = node.body[1:] or [ast.Pass()]
        return node

    def visit_FunctionDef(self, node):
        return self.function(node)

    def visit_AsyncFunctionDef(self, node):
        return self.function(node)

    def visit_ClassDef(self, node):
        self.generic_visit(node)
        return self.body(node)

    def visit_Try(self, node):
        self.generic_visit(node)
        last = node.handlers[-1].body[-1] if node.handlers else None
        if kind == "errors" and "failed" in ast.dump(node) and isinstance(last, ast.Raise) and last.exc is None:
            return node.body
        return node

    def visit_Import(self, node):
        return None if kind == "errors" and [name.name for name in node.names] == ["logging"] else node

    def visit_Assign(self, node):
        return None if kind == "errors" and "getLogger" in ast.dump(node) else node


def shape(text):
    return ast.dump(Neutral().visit(ast.parse(text)))


for old in sorted(glob.glob("*.old")):
    with open(old, newline="", encoding="utf-8") as file:
        before = file.read()
    with open(old[:-3] + "new", newline="", encoding="utf-8") as file:
        after = file.read()
    try:
        expected = shape(before)
    except (SyntaxError, ValueError):
        continue
    try:
        if shape(after) != expected:
            print(old, "means something else", before[:80].encode())
    except SyntaxError as error:
        print(old, "does not parse:", error)
