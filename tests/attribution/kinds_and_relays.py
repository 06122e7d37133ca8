"""Invented sentences with who stands behind what is said in them, and through whom it came.

``FIRST`` was written beside the code. ``AFTER`` was written when the code was frozen; what the
code made of it at first stands in ``docs/benchmarks.md``.
"""

from __future__ import annotations

from typing import NamedTuple


class Expected(NamedTuple):
    """A text and what is expected of the attribution that holds ``words``.

    ``kind`` is ``narrator`` where nobody is to be given these words.
    """

    text: str
    words: str
    kind: str
    name: str | None = None
    via: tuple[str, ...] = ()


FIRST = [
    # Persons
    Expected("Mayor Ann Hale said the bridge would close in May.", "would close", "person",
             "Ann Hale"),
    Expected("“The bridge will close in May,” said Ann Hale, the mayor of Tamsel.", "will close",
             "person", "Ann Hale"),
    Expected("Ann Hale promised that the ferry would run again by June.", "would run", "person",
             "Ann Hale"),
    Expected("Senator Bob Stone accused the company of hiding its losses.", "hiding", "person",
             "Bob Stone"),
    Expected("The bridge, Ann Hale warned, could fall at any time.", "could fall", "person",
             "Ann Hale"),
    Expected("Ms. Hale believes that the ferry is too slow.", "too slow", "person", "Hale"),
    # Organizations
    Expected("The White House said the talks would go on.", "would go on", "organization",
             "White House"),
    Expected("Iran said the talks would go on.", "would go on", "organization", "Iran"),
    Expected("The Defense Ministry announced that the exercise was over.", "was over",
             "organization", "Defense Ministry"),
    Expected("The European Commission warned that prices would rise.", "prices would rise",
             "organization", "European Commission"),
    Expected("Microsoft said the outage was over.", "was over", "organization", "Microsoft"),
    Expected("According to the World Bank, prices rose by 4 percent.", "prices rose",
             "organization", "World Bank"),
    # Documents
    Expected("A poll by the Harbor Institute found that most voters were undecided.",
             "undecided", "document"),
    Expected("A new study shows that the ferry is slower than the bridge.", "slower", "document"),
    Expected("According to a report by the ministry, the dam leaks.", "dam leaks", "document"),
    Expected("The survey found that 40 percent of farmers had lost money.", "lost money",
             "document"),
    Expected("Court documents say that the money was never paid.", "never paid", "document"),
    # Anonymous
    Expected("A senior official said the talks would go on.", "would go on", "anonymous"),
    Expected("A spokesman said the bridge was safe.", "was safe", "anonymous"),
    Expected("The bridge is unsafe, an engineer said.", "unsafe", "anonymous"),
    Expected("According to a diplomat, the treaty is dead.", "treaty is dead", "anonymous"),
    Expected("A person familiar with the plan said it would be dropped.", "would be dropped",
             "anonymous"),
    # Collective
    Expected("Analysts say the price will fall.", "price will fall", "collective"),
    Expected("Two officials familiar with the talks said they had failed.", "had failed",
             "collective"),
    Expected("Critics say the plan is a waste of money.", "waste", "collective"),
    Expected("Residents told reporters that the water was brown.", "water was brown",
             "collective"),
    Expected("Many voters believe that the count was fair.", "count was fair", "collective"),
    # Unnamed
    Expected("The dam is believed to be unsafe.", "unsafe", "unnamed"),
    Expected("The minister is reportedly in Geneva.", "in Geneva", "unnamed"),
    Expected("It is widely believed that the count was fair.", "count was fair", "unnamed"),
    # Narrator
    Expected("The bridge closed in May after forty years.", "closed", "narrator"),
    Expected("The council meets on Tuesdays in the old town hall.", "meets", "narrator"),
    # Relays
    Expected("Ann Hale told Reuters that the bridge would close.", "would close", "person",
             "Ann Hale", ("Reuters",)),
    Expected("“We will not sell,” Ann Hale told the Harbor Post.", "will not sell", "person",
             "Ann Hale", ("Harbor Post",)),
    Expected("In an interview with the BBC, Ann Hale said the bridge would close.", "would close",
             "person", "Ann Hale", ("BBC",)),
    Expected("Ann Hale said in an interview with Reuters that the bridge would close.",
             "would close", "person", "Ann Hale", ("Reuters",)),
    Expected("In a post on X, Ann Hale wrote that the bridge would close.", "would close",
             "person", "Ann Hale", ("X",)),
    Expected("“The bridge will close,” Ann Hale wrote on Twitter.", "will close", "person",
             "Ann Hale", ("Twitter",)),
    Expected("The bridge would close, Ann Hale said, according to Reuters.", "would close",
             "person", "Ann Hale", ("Reuters",)),
    Expected("Ann Hale said the bridge was safe. Her remarks were reported by the TASS news "
             "agency.", "was safe", "person", "Ann Hale", ("TASS news agency",)),
    Expected("Ann Hale announced that the bridge would close.\n\nBob Stone called it safe. Her "
             "remarks were reported by the Harbor Wire agency.", "would close", "person",
             "Ann Hale", ("Harbor Wire agency",)),
    Expected("Ann Hale said the bridge would close, adding that it was old. Her remarks were "
             "reported by the Harbor Wire agency.", "it was old", "person", "Ann Hale",
             ("Harbor Wire agency",)),
    Expected("Ann Hale praised the crews, stressing the need for patience. Her remarks were "
             "reported by the Harbor Wire agency.", "need for patience", "person", "Ann Hale"),
    Expected("Ann Hale said the bridge was safe. The Interfax agency carried her remarks.",
             "was safe", "person", "Ann Hale", ("Interfax agency",)),
    Expected("Reuters quoted Ann Hale as saying that the bridge was safe.", "was safe", "person",
             "Ann Hale", ("Reuters",)),
    Expected("Ann Hale was quoted by Reuters as saying that the bridge was safe.", "was safe",
             "person", "Ann Hale", ("Reuters",)),
    Expected("A senior official told the Associated Press that the talks had failed.",
             "had failed", "anonymous", None, ("Associated Press",)),
    Expected("Ann Hale said on CNN that the bridge was safe.", "was safe", "person", "Ann Hale",
             ("CNN",)),
    Expected("Ann Hale said in a statement published by Interfax that the bridge was safe.",
             "was safe", "person", "Ann Hale", ("Interfax",)),
]  # fmt: skip

AFTER = [
    Expected("Governor Lena Marsh said the quarry would reopen in spring.", "would reopen",
             "person", "Lena Marsh"),
    Expected("“Nobody asked us,” said Tomas Reuel, a baker in Orrin.", "Nobody asked", "person",
             "Tomas Reuel"),
    Expected("Deputy Governor Ivo Kant denied that the fund was empty.", "fund was empty",
             "person", "Ivo Kant"),
    Expected("The harvest, Lena Marsh added, had been the worst in a decade.", "worst", "person",
             "Lena Marsh"),
    Expected("The Kremlin said the visit had been cancelled.", "cancelled", "organization",
             "Kremlin"),
    Expected("Norway announced that it would close two of its ports.", "close two",
             "organization", "Norway"),
    Expected("The World Health Organization says the vaccine is safe.", "vaccine is safe",
             "organization", "World Health Organization"),
    Expected("According to Amnesty International, forty people are still in prison.",
             "still in prison", "organization", "Amnesty International"),
    Expected("A government report concluded that the tunnel was never inspected.",
             "never inspected", "document"),
    Expected("The indictment alleges that the clerk sold the permits.", "sold the permits",
             "document"),
    Expected("According to a survey of teachers, one class in five has no books.", "no books",
             "document"),
    Expected("A former adviser said the letter was never sent.", "never sent", "anonymous"),
    Expected("One witness said the driver had been asleep.", "asleep", "anonymous"),
    Expected("The ship was overloaded, a police officer said.", "overloaded", "anonymous"),
    Expected("Economists expect that the rate will fall to 2 percent.", "rate will fall",
             "collective"),
    Expected("Several diplomats said the treaty would not be signed.", "not be signed",
             "collective"),
    Expected("Supporters argue that the tax helps small farms.", "helps small farms",
             "collective"),
    Expected("The general is thought to be in hiding.", "in hiding", "unnamed"),
    Expected("The painting was allegedly stolen in 1944.", "stolen", "unnamed"),
    Expected("The road through the pass was built in 1911 and widened in 1963.", "widened",
             "narrator"),
    Expected("Lena Marsh told the Orrin Gazette that the quarry would reopen.", "would reopen",
             "person", "Lena Marsh", ("Orrin Gazette",)),
    Expected("In an interview with Bloomberg News, Ivo Kant said that the fund was sound.",
             "fund was sound", "person", "Ivo Kant", ("Bloomberg News",)),
    Expected("Lena Marsh wrote on Telegram that the road was open.", "road was open", "person",
             "Lena Marsh", ("Telegram",)),
    Expected("Ivo Kant said the fund was sound. His comments were published by the Xinhua news "
             "agency.", "fund was sound", "person", "Ivo Kant", ("Xinhua news agency",)),
    Expected("Two ministers told Reuters that the budget was not ready.", "not ready",
             "collective", None, ("Reuters",)),
    Expected("The BBC quoted Lena Marsh as saying that the quarry was safe.", "quarry was safe",
             "person", "Lena Marsh", ("BBC",)),
    Expected("The quarry was safe, Lena Marsh said, according to the Associated Press.",
             "quarry was safe", "person", "Lena Marsh", ("Associated Press",)),
]  # fmt: skip
