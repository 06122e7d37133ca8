"""Invented articles: what every form is built from, and what a reader must give back."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Story:
    """An article; a paragraph that begins with ``## `` is a heading."""

    title: str
    author: str
    date: str
    outlet: str
    paragraphs: tuple[str, ...]

    @property
    def plain(self) -> str:
        """The text that every form of it is read to."""
        body = [paragraph.removeprefix("## ") for paragraph in self.paragraphs]
        return "\n\n".join([self.title, *body])


FERRY = Story(
    title="Harbour board closes north ferry terminal for eleven weeks",
    author="Petra Lindqvist",
    date="2026-03-17",
    outlet="The Tidewater Courier",
    paragraphs=(
        "The harbour board voted on Tuesday to close the north ferry terminal for eleven weeks "
        "while crews replace pilings that divers found to be rotten last August.",
        "“We looked at every option,” said Ingrid Solheim, who chairs the board. “None of them "
        "kept the boats running.”",
        "The work will cost $4.2 million, according to the board’s own estimate. A third of that "
        "sum comes from the county, which agreed in January to lend it without interest.",
        "## Buses across the old bridge",
        "Commuters from the islands will be carried by bus across the old bridge, which opened in "
        "1931 and carries 9,400 vehicles a day, twice the number it was built for.",
        "The union of ferry workers said 63 of its members would be laid off during the closure "
        "and called the decision rushed. Solheim denied that and said talks began in March.",
        "Shop owners near the terminal fear a lost summer. Olaf Brandt, who sells fishing gear "
        "there, told the board that half of his customers come off the morning boat.",
        "The board will report on the progress of the work every second Friday, it said in a "
        "statement. The first report is due on April 3.",
    ),
)
WELLS = Story(
    title="Nitrate found in one in five village wells, survey says",
    author="Daniel Okafor",
    date="2025-11-04",
    outlet="Upland Post",
    paragraphs=(
        "One in five private wells in the upland villages holds more nitrate than the law allows, "
        "a survey published on Monday by the regional water office found.",
        "The office took samples from 412 wells between May and September. In 83 of them the "
        "limit of 50 milligrams per litre was exceeded; in nine it was exceeded threefold.",
        "“Nobody should give this water to an infant,” Marta Velez, the office’s chief chemist, "
        "told reporters in Grantham.",
        "Farmers’ groups disputed that fertiliser was to blame. The association of dairy farmers "
        "said that leaking septic tanks had not been looked at.",
        "## Tests are free until June",
        "The office said it would test any well free of charge until the end of June. Since the "
        "survey was announced 1,150 households have asked for a test.",
        "Velez said the results matched those of a smaller survey in 2011, which found 18 percent "
        "of wells above the limit. “It has not got better in fourteen years,” she said.",
        "The regional council will discuss a ban on slurry within 100 metres of wells on December "
        "2. A similar proposal failed by two votes in 2019.",
    ),
)
MUSEUM = Story(
    title="Museum returns bronze bell taken from monastery in 1904",
    author="Amina Rahmani",
    date="2026-06-09",
    outlet="The Lantern",
    paragraphs=(
        "A bronze bell that hung for 120 years in the hall of the Weller Museum is going back to "
        "the mountain monastery from which an expedition took it in 1904.",
        "The trustees agreed to the return without a vote against, the museum’s director, Hugh "
        "Carrow, said on Monday. The bell weighs 340 kilograms and is about 600 years old.",
        "Monks had asked for it four times since 1968. “We wrote letters, and then we wrote "
        "longer letters,” said Brother Tenzin Dorlo, who led the talks. “This time they answered.”",
        "The expedition’s own diary, which the museum put on its website last year, says that the "
        "bell was carried off at night after the abbot had refused to sell it.",
        "Carrow said that the diary had changed his mind. “You cannot read that page and call it "
        "a purchase,” he said.",
        "## Eleven other objects",
        "A lawyer for the monastery said that eleven other objects were taken on the same night. "
        "The museum holds three of them and says that it is looking into their history.",
        "The bell will travel by ship in September. Its transport, which costs about £26,000, is "
        "paid for by a foundation that does not want to be named.",
        "Visitors can see the bell until August 30. After that a recording of it will be played "
        "in the empty hall every day at noon.",
    ),
)
SCHOOL = Story(
    title="School meals rise to 3.10 as council ends subsidy",
    author="Colm Brennan and Rosa Iyer",
    date="2025-08-28",
    outlet="Eastmoor Gazette",
    paragraphs=(
        "Parents in Eastmoor will pay 3.10 for a school meal from September, up from 2.45, after "
        "the council ended a subsidy that had been in place since the pandemic.",
        "The rise of 27 percent is the largest since 2009. About 8,900 children eat at school, "
        "and a quarter of them pay nothing because their parents earn too little.",
        "Councillor Dev Patel, who is in charge of education, said that the subsidy had cost 1.9 "
        "million a year. “That is nineteen teachers,” he told the council on Wednesday evening.",
        "The opposition said the figure was wrong. “A teacher does not cost a hundred thousand,” "
        "said Councillor Fiona Marsh. “He has divided by the wrong number.”",
        "## What other towns do",
        "Neighbouring Westmoor charges 2.80 and Northmoor 3.25, according to figures gathered by "
        "the parents’ forum. Only Southmoor still feeds every child under eleven for free.",
        "The forum expects that one family in ten will go over to packed lunches. After the rise "
        "of 2009 the number of meals fell by 12 percent within a year and never recovered.",
        "The council said that families with three or more children could ask for a reduction of "
        "half the price. A form will be on its website from Monday.",
    ),
)
RAIL = Story(
    title="Signal fault stopped 214 trains, operator admits",
    author="Yusuf Demir",
    date="2026-01-22",
    outlet="Metro Ledger",
    paragraphs=(
        "A fault in one signal box stopped 214 trains on Monday evening and stranded 48,000 "
        "passengers for up to five hours, the rail operator admitted on Thursday.",
        "Until then the company had spoken of “some delays” and of about a hundred trains. Its "
        "spokeswoman, Lena Hartog, apologised for what she called an error in counting.",
        "The signal box at Kellen Junction was built in 1987 and was due to be replaced in 2021. "
        "The replacement was put off twice, most recently last October.",
        "“We knew that it was old, and we knew what would happen if it failed,” a technician who "
        "has worked there since 1999 said on condition that his name not be used.",
        "The transport minister, Paul Everard, announced an inquiry. He said that the operator had "
        "received 310 million for signals since 2020 and would have to show what became of it.",
        "## Passengers walked along the track",
        "Near Kellen about 600 people left a train and walked along the track in the dark. Nobody "
        "was hurt, but the line had to be closed for another hour, the police said.",
        "The operator will pay back the fare to everybody who was delayed by more than an hour. "
        "Claims can be made until February 28.",
    ),
)
ORCHARD = Story(
    title="Late frost destroys two thirds of the cherry harvest",
    author="Hanne Vogel",
    date="2026-05-05",
    outlet="Valley Observer",
    paragraphs=(
        "Frost in the last week of April has destroyed about two thirds of this year’s cherries in "
        "the lower valley, the growers’ cooperative said on Monday.",
        "In the night of April 27 the thermometer at Brook Farm fell to minus 5.8 degrees, the "
        "lowest value in any April since measurements began there in 1952.",
        "“The blossoms were open, and that was that,” said Jonas Aldermann, who owns 40 hectares. "
        "He lit 900 candles between his trees and saved, by his own estimate, one row in six.",
        "The cooperative puts the damage at 7.5 million. Most growers are not insured against "
        "frost, because the premium eats up a good year’s profit, according to its chairwoman.",
        "The agriculture ministry promised quick help but named no sum. A spokesman said that "
        "officials would visit the orchards before the end of the week.",
        "## Prices may double",
        "Traders expect that cherries will cost twice as much as last year. At the wholesale "
        "market in Dorn a kilogram was sold for 9.40 on Monday, compared with 4.60 a year ago.",
        "Apples were hardly touched, since most kinds bloom later. The cooperative still counts "
        "on a normal harvest of 31,000 tonnes in the autumn.",
    ),
)

STORIES = (FERRY, WELLS, MUSEUM, SCHOOL, RAIL, ORCHARD)
