"""The screens: what a person sees and types. They ask the journal, and know no storage."""
