"""The tests: the model by properties, the store on real files, the screens by pilot."""
