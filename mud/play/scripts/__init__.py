"""The small language of content: conditions and actions, each declared once, in the `script.py` of its feature.

```python
@condition("has_item")
class HasItem:
    \"\"\"Someone carries something.

    Example:
        has_item: {item: item_lamp, quantity: 2}
    \"\"\"

    item: Annotated[ItemTemplateId, Ref("item_templates.id")]
    quantity: int = 1
    who: Person = "$who"

    def holds(self, scene: Scene) -> bool:
        ...
```

A content type that lets authors speak it has fields of the types `Conditions` and `Actions` (`kernel.clauses`), and
says with `@scope` which names they may use there. Whoever runs such a field makes a `Scene` and asks it.
"""
