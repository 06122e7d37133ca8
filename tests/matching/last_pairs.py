"""Invented pairs of a second frozen state of the guards, again not looked at while writing them.

Of ``OPPOSITES`` none may be offered as the same. ``SAME`` say the same in words that are farther
apart than those of the other files: they must be found, and should not conflict.

At the first run, before any further change, all 22 opposites were kept from ``same`` in both
directions and 20 were told as conflicts; 19 of the 20 true pairs were among the first three of a
desk of 10,000, none was offered as the same, and 5 were told as conflicts, none of them as a
contradiction. The guards of negation, roles and quantifiers have been narrowed since: one true
pair is still told as a conflict (*no other county has older* and *the oldest of any county*).
"""

from __future__ import annotations

OPPOSITES = [
    ("Neither the bishop nor the abbot attended the burial of the drowned sailors.", "Both the bishop and the abbot attended the burial of the drowned sailors.", "negation"),
    ("The tribunal declined to hear the fishermen's case against the refinery.", "The tribunal agreed to hear the fishermen's case against the refinery.", "antonym"),
    ("Wolves have returned to the forests north of Aldermark.", "Wolves have vanished from the forests north of Aldermark.", "word"),
    ("The subsidy makes organic milk cheaper than ordinary milk in Aldermark.", "The subsidy makes ordinary milk cheaper than organic milk in Aldermark.", "roles"),
    ("The airport handled 2.3 million passengers before the runway was repaired.", "The airport handled 3.2 million passengers before the runway was repaired.", "number"),
    ("Three in five voters in Pellworth want the tram line back.", "Two in five voters in Pellworth want the tram line back.", "number"),
    ("The reservoir can hold up to 40 billion liters of water.", "The reservoir can hold up to 40 million liters of water.", "number"),
    ("Pellworth's deficit shrank by half a million marks last spring.", "Pellworth's deficit shrank by half a billion marks last spring.", "number"),
    ("The cease-fire at Gorran Pass took effect at midnight on 1 August.", "The cease-fire at Gorran Pass took effect at midnight on 11 August.", "date"),
    ("From 1998 to 2006 the duchess owned the quarry at Sell.", "From 1998 to 2016 the duchess owned the quarry at Sell.", "date"),
    ("The inquiry was opened two days before the bridge collapsed.", "The inquiry was opened two days after the bridge collapsed.", "date"),
    ("Aldermark's envoy handed the letter to the Gorran foreign minister.", "The Gorran foreign minister handed the letter to Aldermark's envoy.", "roles"),
    ("The coal company that polluted the Sell was bought by a timber trader.", "The timber trader that polluted the Sell was bought by a coal company.", "roles"),
    ("Judge Mirela Stan was criticized by the bar association of Pellworth.", "Judge Mirela Stan criticized the bar association of Pellworth.", "roles"),
    ("UNICEF says that measles is spreading in the camps near Gorran.", "UNESCO says that measles is spreading in the camps near Gorran.", "name"),
    ("North Pellworth has the oldest water mains of the whole county.", "South Pellworth has the oldest water mains of the whole county.", "antonym"),
    ("The observatory could have detected the comet in March of that year.", "The observatory detected the comet in March of that year.", "modality"),
    ("Aldermark used to export more salt than any other duchy.", "Aldermark exports more salt than any other duchy.", "tense"),
    ("It is the fifth time that the Gorran tunnel has been flooded.", "It is the first time that the Gorran tunnel has been flooded.", "superlative"),
    ("Nearly all trains on the Sell line arrive on time.", "Hardly any trains on the Sell line arrive on time.", "negation"),
    ("Without the new pump the lower town of Pellworth would flood.", "With the new pump the lower town of Pellworth would flood.", "negation"),
    ("The census counted fewer women than men in the Sell valley.", "The census counted fewer men than women in the Sell valley.", "roles"),
]  # fmt: skip

SAME = [
    ("Measles is spreading in the refugee camps near Gorran, according to UNICEF.", "UNICEF reports that refugee camps around Gorran are seeing a spread of measles."),
    ("Wolves are back in the forests north of Aldermark.", "The woods to the north of Aldermark have wolves again."),
    ("Sixty percent of Pellworth's voters want the tram line to be rebuilt.", "Three out of five people who vote in Pellworth would like the tram line back."),
    ("The tribunal will not hear the case that fishermen brought against the refinery.", "The fishermen's suit against the refinery has been turned down by the tribunal."),
    ("Trains on the Sell line are almost never late.", "On the Sell line, nearly every train arrives on time."),
    ("A timber trader has taken over the coal company that polluted the river Sell.", "The polluter of the Sell, a coal company, was bought by a trader in timber."),
    ("The airport in Aldermark served 2.3 million travelers before its runway was repaired.", "Before the repair of its runway, Aldermark's airport had 2.3 million passengers."),
    ("The duchess was the owner of the Sell quarry from 1998 until 2006.", "Between 1998 and 2006 the quarry at Sell belonged to the duchess."),
    ("The guns fell silent at Gorran Pass at midnight on 1 August.", "A cease-fire took effect at Gorran Pass on August 1 at midnight."),
    ("The bar association of Pellworth has criticized Judge Mirela Stan.", "Judge Mirela Stan came under fire from Pellworth's bar association."),
    ("No other county has older water mains than North Pellworth.", "North Pellworth's water mains are the oldest of any county."),
    ("The Gorran tunnel has now been under water five times.", "The tunnel at Gorran was flooded for the fifth time."),
    ("Organic milk costs less than ordinary milk in Aldermark thanks to a subsidy.", "Because of the subsidy, ordinary milk is dearer than organic milk in Aldermark."),
    ("Men outnumber women in the valley of the Sell, the census found.", "The census counted more men than women in the Sell valley."),
    ("Half a million marks were cut from Pellworth's deficit in the spring of 2021.", "In spring 2021 the deficit of Pellworth shrank by 500,000 marks."),
    ("The lower town of Pellworth would be flooded if it had no new pump.", "Without a new pump, Pellworth's lower town would flood."),
    ("Aldermark's envoy gave the foreign minister of Gorran a letter.", "The envoy of Aldermark handed a letter to the Gorran foreign minister."),
    ("The reservoir above Sell has room for 40 billion liters of water.", "The Sell reservoir can hold 40 billion litres."),
    ("Astronomers at the Pellworth observatory discovered the comet in March 1843.", "The comet was found at the observatory of Pellworth in March 1843."),
    ("Both the bishop and the abbot were at the burial of the drowned sailors.", "The drowned sailors were buried in the presence of bishop and abbot."),
]  # fmt: skip
