"""The parts of a quote's history: wordings, matching, alteration, speakers."""
