"""The rules that look across files: one module a rule, its docstring the documentation."""
