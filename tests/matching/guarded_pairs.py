"""Invented pairs written with the guards: what each must tell apart, and what it must not.

``OPPOSITES`` differ in one guarded thing; ``SAME`` say the same in other words. All have at least
eight words, so that none is kept from ``same`` by its length alone.
"""

from __future__ import annotations

OPPOSITES = [
    # negation and contraries
    ("The harbor board of Dorn did publish the full safety report.", "The harbor board of Dorn didn't publish the full safety report.", "negation"),
    ("The ferry, not the tunnel, was closed during the winter storm.", "The tunnel, not the ferry, was closed during the winter storm.", "negation"),
    ("Hardly any household in the Tarn valley has clean water.", "Every household in the Tarn valley has clean water.", "negation"),
    ("The new river police of Velmara are fully armed at night.", "The new river police of Velmara are fully unarmed at night.", "antonym"),
    ("The minister of transport praised the plan to rebuild the coastal railway bridge.", "The minister of transport lambasted the plan to rebuild the coastal railway bridge.", "word"),
    ("Rents in the old port district rose steadily after the war.", "Rents in the old port district fell steadily after the war.", "antonym"),
    ("The court upheld the ban on night flights over Orrin Bay.", "The court overturned the ban on night flights over Orrin Bay.", "antonym"),
    ("The council imposed a curfew on the northern suburbs of Dorn.", "The council lifted a curfew on the northern suburbs of Dorn.", "antonym"),
    ("Most nurses in the county hospital agreed with the new shift plan.", "Most nurses in the county hospital disagreed with the new shift plan.", "antonym"),
    ("The audit found the ministry's spending records complete and accurate.", "The audit found the ministry's spending records incomplete and accurate.", "antonym"),
    # numbers, units, shares
    ("Unemployment in the mountain province is now 5 percent of workers.", "Unemployment in the mountain province is now 15 percent of workers.", "number"),
    ("The central bank raised its key rate by 2 percentage points.", "The central bank raised its key rate by 2 percent.", "unit"),
    ("About 5 million people in Velmara live without running water.", "About 7 million people in Velmara live without running water.", "number"),
    ("The convoy lost 12 soldiers and 3 officers in the ambush.", "The convoy lost 3 soldiers and 12 officers in the ambush.", "number"),
    ("A third of the fishing fleet was sold to foreign owners.", "Two-thirds of the fishing fleet was sold to foreign owners.", "number"),
    ("The new stadium in Kessel has seats for twenty-five thousand people.", "The new stadium in Kessel has seats for thirty-five thousand people.", "number"),
    ("More than 300 houses were damaged by the quake near Dorn.", "Fewer than 300 houses were damaged by the quake near Dorn.", "number"),
    ("The river dam project cost the state $1.2 billion in total.", "The river dam project cost the state €1.2 billion in total.", "unit"),
    # dates and periods
    ("The salt mine at Orlo was closed for good in 2023.", "The salt mine at Orlo was closed for good in 2024.", "date"),
    ("The border crossing has been open to trucks since 2019.", "The border crossing has been open to trucks until 2019.", "date"),
    ("Grain exports from Tarnia doubled between 2015 and 2019.", "Grain exports from Tarnia doubled between 2015 and 2023.", "date"),
    ("The city of Dorn banned wood stoves in the 1980s.", "The city of Dorn banned wood stoves in the 1990s.", "date"),
    ("The peace talks in Muscat begin on the 3rd of May.", "The peace talks in Muscat begin on the 13th of May.", "date"),
    ("Parliament passed the water law before the 2019 election campaign.", "Parliament passed the water law after the 2019 election campaign.", "date"),
    # who did what to whom
    ("The rebels who control the valley captured the army's patrol boats.", "The army captured the patrol boats of the rebels who control the valley.", "roles"),
    ("The journalist from Kessel was sued by the mayor of Dorn.", "The mayor of Dorn was sued by the journalist from Kessel.", "roles"),
    ("Velmara accused its neighbor Tarnia of poisoning the border river.", "Tarnia accused its neighbor Velmara of poisoning the border river.", "roles"),
    ("Norway sold three patrol ships and a tanker to Iceland.", "Iceland sold three patrol ships and a tanker to Norway.", "roles"),
    ("Thousands of families fled from the coast to the hills.", "Thousands of families fled from the hills to the coast.", "roles"),
    ("Teachers in the capital earn more than nurses in the capital.", "Nurses in the capital earn more than teachers in the capital.", "roles"),
    # names
    ("Ohio was the first state to close its public schools.", "Iowa was the first state to close its public schools.", "name"),
    ("The WHO published its report on lead in drinking water.", "The WTO published its report on lead in drinking water.", "name"),
    ("Clara Reuss was named head of the national audit office.", "Martha Reuss was named head of the national audit office.", "name"),
    # mood, time, order, how many
    ("The army will withdraw from the eastern valley before the winter.", "The army has withdrawn from the eastern valley before the winter.", "modality"),
    ("The regulator may fine the bank for hiding its losses.", "The regulator must fine the bank for hiding its losses.", "modality"),
    ("The lake near Orlo was polluted with mercury and lead.", "The lake near Orlo is polluted with mercury and lead.", "tense"),
    ("Dorn is the largest container port on the western coast.", "Dorn is the second largest container port on the western coast.", "superlative"),
    ("The Ister is the longest river of the whole province.", "The Ister is one of the longest rivers of the whole province.", "superlative"),
    ("All schools in the flooded district have reopened their doors.", "Some schools in the flooded district have reopened their doors.", "number"),
    ("Only farmers may draw water from the lower canal.", "Farmers may draw water from the lower canal.", "number"),
]  # fmt: skip

SAME = [
    ("The harbor board of Dorn did not publish the safety report.", "The harbor board of Dorn didn't publish the safety report."),
    ("About 5 million people in Velmara live without running water.", "Some 4.9 million people in Velmara live without running water."),
    ("The tunnel under the bay is nearly 12 kilometers long.", "The tunnel under the bay is about 12 km long."),
    ("Twenty-five percent of the fishing fleet was sold to foreign owners.", "A quarter of the fishing fleet was sold to foreign owners."),
    ("The river dam project cost the state 1.2 billion dollars.", "The river dam project cost the state $1,200 million."),
    ("The central bank raised its key rate by two percentage points.", "The central bank has raised its key rate by 2 percentage points."),
    ("The peace talks in Muscat begin on the 3rd of May.", "The peace talks in Muscat begin on May 3."),
    ("On November 25, 2024, the harbor of Dorn was closed to tankers.", "The harbour of Dorn was closed to tankers on 25 November 2024."),
    ("The salt mine at Orlo was closed for good in 2023.", "In 2023, the salt mine at Orlo was closed for good."),
    ("The journalist from Kessel was sued by the mayor of Dorn.", "The mayor of Dorn sued the journalist from Kessel."),
    ("The patrol boats were captured by the rebels near the island of Orlo.", "The rebels captured the patrol boats near the island of Orlo."),
    ("Russia, China and Iran held a naval exercise in the Gulf of Oman.", "Iran, Russia and China held a naval exercise in the Gulf of Oman."),
    ("The United Nations condemned the raid on the hospital in Dorn.", "The UN condemned the raid on the hospital in Dorn."),
    ("The World Health Organization (WHO) declared the outbreak in Tarnia over.", "The WHO declared the outbreak in the province of Tarnia over."),
    ("Moscow recalled its ambassador from Yerevan after the military pact was signed.", "Russia recalled its ambassador from Armenia after the military pact was signed."),
    ("Iran's foreign minister met the Saudi ambassador for talks in Muscat.", "The foreign minister of Iran met the Saudi ambassador for talks in Muscat."),
    ("Dmitriy Orlov is the head of the customs service of Tarnia.", "Dmitri Orlov is the head of Tarnia's customs service."),
    ("The company's workers won a raise of 300 florins a month.", "The firm's employees won a raise of 300 florins a month."),
    ("Police detained dozens of demonstrators outside the parliament building in Kessel.", "Police arrested dozens of protesters outside the parliament building in Kessel."),
    ("The storm destroyed more than 300 houses on the coast of Tarnia.", "More than 300 houses on the coast of Tarnia were destroyed by the storm."),
    ("Dorn is the largest container port on the western coast.", "Dorn is the biggest container port on the western coast."),
    ("Kessler was the first woman to lead the high court.", "Kessler was the 1st woman to lead the high court."),
    ("One in five households in the Tarn valley has no heating.", "20 percent of households in the Tarn valley have no heating."),
    ("Half of all wells in the Dorn district are dry.", "50% of all wells in the Dorn district are dry."),
    ("The ministry will close three schools in the northern hills next to Orlo.", "The ministry is going to close three schools in the northern hills next to Orlo."),
    ("Two hundred and fifty doctors left the province during the war.", "During the war, 250 physicians left the province."),
    ("The ferry carried 1,400 passengers and forty cars across the strait.", "The ferry carried forty cars and 1,400 passengers across the strait."),
    ("The ministry stabilised the eastern river banks with concrete walls.", "The ministry has stabilized the eastern river banks with concrete walls."),
    ("President Ana Petrov signed the law that bans plastic nets.", "Ana Petrov signed the legislation that bans plastic nets."),
    ("The senator also voted against the pension law of 2019.", "The senator voted against the pension law of 2019."),
    ("Wages in the textile industry grew by 3% in 2021.", "In 2021, wages in the textile industry grew by three per cent."),
    ("The border crossing has been open to trucks since 2019.", "Since 2019 the border crossing has been open to trucks."),
    ("The European Union imposed new sanctions on the shipping bank of Velmara.", "The EU imposed new sanctions on the shipping bank of Velmara."),
    ("The hospital in Kessel lacks doctors and clean bandages.", "The hospital in Kessel lacks physicians and clean bandages."),
    ("The prisoners were freed by the guards of the old fortress.", "The guards of the old fortress freed the prisoners."),
    ("A dozen miners were rescued from the flooded shaft near Orlo.", "Twelve miners were rescued from the flooded shaft near Orlo."),
    ("The court in Dorn rejected the appeal of the shipping company.", "The appeal of the shipping company was rejected by the court in Dorn."),
    ("The film festival in Kessel drew 40,000 visitors in June 2022.", "In June 2022 the film festival in Kessel drew forty thousand visitors."),
    ("The army must leave the demilitarized zone by the end of March 2026.", "By the end of March 2026 the army must leave the demilitarized zone."),
    ("The lake near Orlo is polluted with mercury and lead.", "The lake near Orlo is polluted with lead and mercury."),
]  # fmt: skip
