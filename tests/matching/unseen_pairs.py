"""Invented pairs written after the guards were frozen, and not looked at while writing them.

Of ``OPPOSITES`` none may be offered as the same; ``SAME`` say the same in other words. At the
first run, before any further change, 26 of the 28 opposites were kept from ``same`` in both
directions (not *the province* and *the city*, nor *from 41 to 58* and *from 58 to 41 percent*),
and 24 were told as conflicts; of the 28 true pairs 18 were offered as the same, 8 were similar
and 2 wrongly told as conflicts (*two out of three* and *two thirds*, *Oland-Brask* and *Oland and
Brask*). What was wrong has been mended since, so that these are known pairs now.
"""

from __future__ import annotations

OPPOSITES = [
    ("The vaccine trial in Harrow enrolled no pregnant women at all.", "The vaccine trial in Harrow enrolled several pregnant women.", "negation"),
    ("Governor Amos Pell never vetoed the bill on river dredging.", "Governor Amos Pell vetoed the bill on river dredging.", "negation"),
    ("The airline stopped serving the island of Marrow in 2018.", "The airline started serving the island of Marrow in 2018.", "antonym"),
    ("Experts say the glacier above Linden is advancing every year.", "Experts say the glacier above Linden is retreating every year.", "antonym"),
    ("The lower house adopted the amendment on rural broadband on a voice vote.", "The lower house rejected the amendment on rural broadband on a voice vote.", "antonym"),
    ("Cigarette sales tumbled in every county after the tax increase.", "Cigarette sales soared in every county after the tax increase.", "antonym"),
    ("The mayor hailed the report on police overtime as fair.", "The mayor slammed the report on police overtime as fair.", "word"),
    ("The new ferry terminal will be paid for by the province.", "The new ferry terminal will be paid for by the city.", "name"),
    ("About one in ten adults in Linden cannot read a bus timetable.", "About one in four adults in Linden cannot read a bus timetable.", "number"),
    ("The pension fund lost 3.4 billion crowns on shipping bonds.", "The pension fund lost 3.4 million crowns on shipping bonds.", "number"),
    ("Support for the motorway rose from 41 percent to 58 percent.", "Support for the motorway rose from 58 percent to 41 percent.", "number"),
    ("The drought cut the olive harvest by at least 60 percent.", "The drought cut the olive harvest by at most 60 percent.", "number"),
    ("It takes nine hours to fly from Harrow to Saint Orme.", "It takes nine minutes to fly from Harrow to Saint Orme.", "unit"),
    ("The opera house burned down on the night of 4 July 1911.", "The opera house burned down on the night of 4 June 1911.", "date"),
    ("Homicides in Linden have fallen each year since 2015.", "Homicides in Linden fell each year until 2015.", "date"),
    ("The trade deal between Oland and Brask expired in the first quarter of 2020.", "The trade deal between Oland and Brask expired in the last quarter of 2020.", "date"),
    ("Brask sent its coast guard to help Oland search for the trawler.", "Oland sent its coast guard to help Brask search for the trawler.", "roles"),
    ("The bank that hired Ines Calder sued the city of Harrow.", "The city of Harrow sued the bank that hired Ines Calder.", "roles"),
    ("Drivers, cleaners and guards outnumber nurses in the county hospitals.", "Nurses outnumber drivers, cleaners and guards in the county hospitals.", "roles"),
    ("Senator Royce Whitlock was defeated by Dana Imhoff in the primary.", "Dana Imhoff was defeated by Senator Royce Whitlock in the primary.", "roles"),
    ("Professor Linnea Voss said that the bones are forgeries from Brask.", "Professor Anders Holt said that the bones are forgeries from Brask.", "name"),
    ("Farmers in Idaho use more groundwater than those of any neighboring state.", "Farmers in Nevada use more groundwater than those of any neighboring state.", "name"),
    ("The regulator could approve the heart drug for children this autumn.", "The regulator approved the heart drug for children this autumn.", "modality"),
    ("Mount Sorrel is the second highest peak in the Linden range.", "Mount Sorrel is the third highest peak in the Linden range.", "superlative"),
    ("Most of the lead pipes in Harrow have been replaced by now.", "Few of the lead pipes in Harrow have been replaced by now.", "number"),
    ("The state pays for the school lunches of every child.", "The state pays for the school lunches of poor children only.", "number"),
    ("If the levee at Marrow fails, the airport will be under water.", "The levee at Marrow failed and the airport is under water.", "modality"),
    ("The museum bought the stolen painting from the Calder family.", "The museum sold the stolen painting to the Calder family.", "antonym"),
]  # fmt: skip

SAME = [
    ("The airline has not served the island of Marrow since 2018.", "Since 2018, the airline hasn't served the island of Marrow."),
    ("Cigarette sales fell in every county after the tax increase.", "After the tax increase, cigarette sales fell in every county."),
    ("The pension fund lost 3.4 billion crowns on shipping bonds.", "The pension fund lost 3,400 million crowns on shipping bonds."),
    ("About a tenth of the adults in Linden cannot read a timetable.", "About 10% of the adults in Linden can't read a timetable."),
    ("The opera house of Harrow burned down on July 4, 1911.", "The Harrow opera house burned down on 4 July 1911."),
    ("Dana Imhoff defeated Senator Royce Whitlock in the Linden primary.", "Senator Royce Whitlock was defeated by Dana Imhoff in the Linden primary."),
    ("The bank that hired Ines Calder was sued by the city of Harrow.", "The city of Harrow sued the bank that hired Ines Calder."),
    ("Mount Sorrel is the second highest peak in the Linden range.", "Mount Sorrel is the second-highest peak in the Linden range."),
    ("The regulator approved the heart drug for children in October 2021.", "In October 2021, the regulator approved the heart drug for children."),
    ("More than 12,000 fishermen lost their boats in the 1953 flood.", "In the 1953 flood over twelve thousand fishermen lost their boats."),
    ("Brask and Oland have agreed to share the water of the Ume.", "Oland and Brask agreed to share the water of the Ume."),
    ("The state pays for the school lunches of every child.", "The state is paying for each child's school lunches."),
    ("The labor court in Linden ruled that couriers are employees of the company.", "The labour court in Linden ruled that couriers are employees of the firm."),
    ("The International Monetary Fund lent Brask 900 million dollars in 2012.", "The IMF lent Brask $900 million in 2012."),
    ("Two out of three villages on the plateau have no doctor.", "Two thirds of the villages on the plateau have no doctor."),
    ("The levee at Marrow was built by Dutch engineers in 1964.", "Dutch engineers built the levee at Marrow in 1964."),
    ("Homicides in Linden have fallen by nearly 30 percent since 2015.", "Homicides in Linden are down by almost 30 percent since 2015."),
    ("The museum purchased the painting from the Calder family in 1938.", "The museum bought the painting from the Calder family in 1938."),
    ("Washington expelled two Brask diplomats over the embassy leak in March.", "The United States expelled two Brask diplomats over the embassy leak in March."),
    ("Royce Whitlock told reporters that the motorway would cost 80 million crowns.", "The motorway would cost 80 million crowns, Royce Whitlock told reporters."),
    ("A total of 47 miners died in the Sorrel pit in 1972.", "Forty-seven miners died in the Sorrel pit in 1972."),
    ("The county hospitals employ more drivers than nurses at present.", "The county hospitals currently employ more drivers than nurses."),
    ("Ines Calder, the head of the port authority, resigned on 12 May 2020.", "Ines Calder resigned as head of the port authority on May 12, 2020."),
    ("The glacier above Linden shrank by 40 meters between 2001 and 2011.", "Between 2001 and 2011 the glacier above Linden shrank by 40 metres."),
    ("Oland banned the export of live sheep for five years.", "Oland has prohibited the export of live sheep for five years."),
    ("Police in Harrow seized 300 kilograms of cocaine hidden in a cargo of bananas.", "Harrow police seized 300 kg of cocaine hidden in a banana cargo."),
    ("The trade deal between Oland and Brask expired in 2020.", "The Oland-Brask trade deal expired in 2020."),
    ("The film about the flood won three awards at the Linden festival.", "The movie about the flood won 3 awards at the Linden festival."),
]  # fmt: skip
