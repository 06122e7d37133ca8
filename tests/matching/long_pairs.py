"""Invented pairs of long sentences, written after a last freeze of the guards.

Of ``OPPOSITES`` none may be offered as the same; ``SAME`` say the same in other words. At the
first run all 18 opposites were kept from ``same`` in both directions (13 told as conflicts; one,
*4 percent this year and 3 percent in 2024* turned round, only because of *this year*); of the 10
true pairs 3 were offered as the same, 5 were similar and 2 wrongly told as conflicts, none as a
contradiction. What was wrong has been mended since.
"""

from __future__ import annotations

OPPOSITES = [
    ("The health ministry of Oland said in a statement on 4 March 2022 that the new malaria vaccine protects children under five for at least three years.", "The health ministry of Oland said in a statement on 4 March 2022 that the new malaria vaccine protects children under five for at most three years.", "number"),
    ("After two weeks of talks in Linden, the rail workers' union accepted an offer that raises wages by 4 percent this year and by 3 percent in 2024.", "After two weeks of talks in Linden, the rail workers' union accepted an offer that raises wages by 3 percent this year and by 4 percent in 2024.", "number"),
    ("Brask's parliament voted to extradite the former shipping minister to Oland, where he is wanted for bribing port officials in the 1990s.", "Oland's parliament voted to extradite the former shipping minister to Brask, where he is wanted for bribing port officials in the 1990s.", "roles"),
    ("The court ruled that the newspaper had to pay the mayor 40,000 crowns because it had printed his private letters without permission.", "The court ruled that the mayor had to pay the newspaper 40,000 crowns because it had printed his private letters without permission.", "roles"),
    ("The report by the audit office blames the contractor, and not the city, for the collapse of the roof of the Harrow swimming hall.", "The report by the audit office blames the city, and not the contractor, for the collapse of the roof of the Harrow swimming hall.", "negation"),
    ("Exports of timber from Marrow to Brask, which had grown for six years in a row, fell by a tenth in the second half of 2019.", "Exports of timber from Marrow to Brask, which had shrunk for six years in a row, fell by a tenth in the second half of 2019.", "antonym"),
    ("Exports of timber from Marrow to Brask fell by a tenth in the second half of 2019, the customs office reported.", "Exports of timber from Marrow to Brask fell by a tenth in the first half of 2019, the customs office reported.", "superlative"),
    ("Police in Pellworth say the driver of the van had been drinking before he hit the cyclists on the bridge over the Sell.", "Police in Pellworth say the driver of the van had not been drinking before he hit the cyclists on the bridge over the Sell.", "negation"),
    ("The founder of the bank, Dana Imhoff, sold her last shares to an insurance company from Aldermark in the summer of 2017.", "The founder of the bank, Dana Imhoff, sold her first shares to an insurance company from Aldermark in the summer of 2017.", "antonym"),
    ("Scientists from the university of Aldermark found traces of arsenic in nine of the ten wells that they tested in the Gorran valley.", "Scientists from the university of Aldermark found traces of arsenic in one of the ten wells that they tested in the Gorran valley.", "number"),
    ("The island's only hospital, which has 60 beds and no surgeon, will be closed by the end of next winter, the governor announced.", "The island's only hospital, which has 60 beds and no surgeon, will stay open until the end of next winter, the governor announced.", "antonym"),
    ("The bishop of Pellworth apologized to the families of the boys who were beaten by teachers at the cathedral school between 1961 and 1974.", "The bishop of Pellworth apologized to the families of the teachers who were beaten by boys at the cathedral school between 1961 and 1974.", "roles"),
    ("More people moved from Linden to Harrow than from Harrow to Linden in every year since the new highway was finished.", "More people moved from Harrow to Linden than from Linden to Harrow in every year since the new highway was finished.", "roles"),
    ("The ban on single-use plastic cutlery applies to all restaurants and canteens in the county except those in hospitals.", "The ban on single-use plastic cutlery applies to all restaurants and canteens in the county including those in hospitals.", "antonym"),
    ("Senator Royce Whitlock wants to abolish the inheritance tax for farms that stay in one family for more than ten years.", "Senator Royce Whitlock wants to keep the inheritance tax for farms that stay in one family for more than ten years.", "antonym"),
    ("The storm left 30,000 households in the north of Oland without power and 200 without running water, the grid operator said.", "The storm left 200 households in the north of Oland without power and 30,000 without running water, the grid operator said.", "number"),
    ("Gorran's army chief says his troops crossed the border only after Aldermark's artillery had opened fire on the village of Tiel.", "Gorran's army chief says Aldermark's artillery opened fire on the village of Tiel only after his troops had crossed the border.", "roles"),
    ("The treaty obliges Brask to warn Oland at least 48 hours before it opens the gates of the upper dam.", "The treaty obliges Oland to warn Brask at least 48 hours before it opens the gates of the upper dam.", "roles"),
]  # fmt: skip

SAME = [
    ("On 4 March 2022 the health ministry of Oland said in a statement that the new malaria vaccine protects children under five for three years.", "The health ministry of Oland said in a statement on March 4, 2022, that the new malaria vaccine protects children under five for three years."),
    ("The court ruled that the newspaper had to pay the mayor 40,000 crowns because it had printed his private letters without permission.", "The newspaper had to pay the mayor forty thousand crowns, the court ruled, because it had printed his private letters without permission."),
    ("Traces of arsenic were found by scientists from the university of Aldermark in nine of the ten wells that they tested.", "Scientists from the university of Aldermark found traces of arsenic in nine of the ten wells that they tested."),
    ("The storm left 30,000 households in the north of Oland without power, the grid operator said.", "The grid operator said that the storm had left some 30,000 households in the north of Oland without power."),
    ("In every year since the new highway was finished more people moved from Linden to Harrow than from Harrow to Linden.", "More people moved from Linden to Harrow than from Harrow to Linden in every year since the new highway was finished."),
    ("Dana Imhoff, the founder of the bank, sold her last shares to an Aldermark insurance company in the summer of 2017.", "In the summer of 2017, bank founder Dana Imhoff sold her last shares to an insurance company from Aldermark."),
    ("The ban on single-use plastic cutlery applies to all restaurants and canteens in the county.", "The county's ban on single-use plastic cutlery applies to all canteens and restaurants."),
    ("The treaty obliges Brask to warn Oland at least 48 hours before it opens the gates of the upper dam.", "Under the treaty, Brask must warn Oland at least 48 hours before opening the gates of the upper dam."),
    ("The island's only hospital, which has 60 beds and no surgeon, will be closed by the end of 2025.", "By the end of 2025 the only hospital on the island, with 60 beds and no surgeon, will be shut."),
    ("Exports of timber from Marrow to Brask fell by 10 percent in the second half of 2019, the customs office reported.", "Timber exports from Marrow to Brask fell by a tenth in the second half of 2019, according to the customs office."),
]  # fmt: skip
