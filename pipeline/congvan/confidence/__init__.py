"""How likely an extracted task is one: a small trained model beside the rules, which changes no task."""
