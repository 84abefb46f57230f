"""The rules that come with textmend: `catalogue` lists them."""
