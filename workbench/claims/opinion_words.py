"""Words that judge rather than tell, by how they do it; written from general knowledge.

No list was learned from annotated text. Lemmas in lower case, unless a list says otherwise.
"""

from __future__ import annotations

from typing import Final

from workbench.claims.grammar import listed

GOOD_OR_BAD: Final = listed(
    "abhorrent abject abominable absurd abysmal admirable adorable amazing amusing annoying "
    "appalling arrogant asinine astonishing astounding atrocious awesome awful awkward bad "
    "baffling baseless beautiful beloved best better bizarre blatant bleak blessed bogus "
    "boring brave brazen breathtaking brilliant brutish callous careless charming cheap "
    "childish chilling classy clever clownish clueless clumsy cold-blooded comical "
    "commendable compelling contemptible corrupt courageous cowardly crass crazy creepy "
    "cringeworthy crooked crucial cruel cunning cynical damning dangerous deceitful decent "
    "delicious delightful delusional demented deplorable depraved depressing derelict "
    "deranged despicable detestable devious dirty disappointing disastrous disgraceful "
    "disgusting dishonest dishonourable dismal disturbing divisive doomed draconian dreadful "
    "dreary dubious dull dumb dystopian eerie egregious elegant embarrassing eminent "
    "enchanting endless enjoyable epic evil excellent exciting exquisite extraordinary "
    "fabulous fake fanatical fantastic farcical fascinating fatuous feckless feeble fitting "
    "flawed foolish foul fraudulent frightening frivolous fun funny futile ghastly gifted "
    "glaring glorious glum good gorgeous graceful greedy grim gross grotesque gruesome "
    "gullible gutless half-baked hapless harmful harrowing harsh hateful haunting "
    "heartbreaking heartless hellish heroic hideous hilarious hollow honest honourable "
    "hopeful hopeless horrible horrid horrific horrifying hostile humane humiliating "
    "hypocritical hysterical iconic ideal idiotic idle ignorant ill-advised illogical "
    "illusory immense immoral impeccable important impossible impressive improper inane "
    "inappropriate incoherent incompetent incomprehensible inconvenient incredible "
    "indefensible inept inescapable inevitable inexcusable infamous inhumane insane insidious "
    "insipid insolent inspiring insufferable insulting intolerable intriguing invaluable "
    "ironic irrational irresponsible jaw-dropping joyful joyless lacklustre lame lamentable "
    "laughable lavish lazy lovely lousy ludicrous lunatic mad magical magnificent malicious "
    "malign marvellous marvelous masterful meaningless mediocre memorable mendacious "
    "merciless mindless miraculous miserable misguided misleading monstrous moronic "
    "mysterious naive narcissistic nasty naughty nauseating necessary nefarious nice "
    "nonsensical noble noteworthy notorious obnoxious obscene obsessive obvious odious odd "
    "ominous opportunistic oppressive orwellian outlandish outrageous outstanding overblown "
    "overdue overrated painful paranoid pathetic patronising peculiar perfect pernicious "
    "perverse petty phoney phony pitiful plausible pleasant poignant pointless poisonous "
    "pompous poor powerful precious preposterous pretentious priceless problematic promising "
    "proper proud puerile questionable radical rampant rare reasonable reckless refreshing "
    "regrettable remarkable repellent reprehensible repugnant repulsive revolting ridiculous "
    "right righteous rotten rude ruthless sacred sad sadistic sane scandalous scary scathing "
    "selfish self-righteous self-serving sensational senseless sensible shabby shallow "
    "shambolic shameful shameless shocking shoddy sick sickening significant silly sinister "
    "sleazy sloppy smart smug soulless spectacular spineless splendid spurious squalid "
    "staggering stark startling strange striking stubborn stunning stupendous stupid sublime "
    "superb superficial superior surreal suspicious tacky tasteless tedious terrible terrific "
    "terrifying thoughtful thoughtless thrilling timid tired tiresome tone-deaf touching "
    "toxic tragic treacherous tremendous trivial troubling twisted tyrannical ugly ultimate "
    "unacceptable unbearable unbelievable uncanny unconscionable undemocratic underrated "
    "undeserved undue unethical unfair unforgivable unfortunate ungrateful unhinged "
    "unimaginable unjust unjustified unnatural unnecessary unprincipled unrealistic "
    "unreasonable unscrupulous unthinkable untenable unwise unworthy urgent useless vague "
    "vain valuable venal vengeful venomous vibrant vicious vile vindictive virtuous vital "
    "vivid vulgar wasteful weak weird welcome whimsical wicked wild wise witless woeful "
    "wonderful wondrous worrisome worrying worse worst worthless worthwhile worthy wretched "
    "wrong wrongheaded zealous"
)
"""Adjectives that say what is thought of a thing."""

JUDGING_NOUNS: Final = listed(
    "abomination absurdity agenda apathy apologist arrogance atrocity bastion betrayal bigot "
    "bigotry blunder brutality bully bungling catastrophe chaos charade charlatan circus "
    "clown coward cowardice crackpot cruelty cult curse cynicism dark darling debacle deceit "
    "deception decency degeneracy delight delusion demagogue demise despair despot devil "
    "dignity disappointment disaster disgrace dishonesty double-standard downfall dream elite "
    "elitist evil extremist facade failure fallacy fanatic farce fearmongering fiasco folly "
    "fool freak fraud fun garbage genius glory goon greed grievance grifter guts hack harm "
    "heart heaven hell hero heroism hoax honesty honor honour hope horror hubris humiliation "
    "hypocrisy hypocrite hysteria idiocy idiot ignorance illusion impunity incompetence "
    "indifference indoctrination inevitability infamy insanity insult irony jingoism joke joy "
    "justice laughing-stock liar lie lunacy lunatic madness malice masterpiece menace mess "
    "miracle misery mistake mob mockery monster moron myth naivety narrative negligence "
    "nightmare nonsense nuisance obsession oligarch oppression outrage pain paranoia pariah "
    "parody passion patriot pleasure poison predicament prejudice pretence pretense pride "
    "propaganda puppet rage recklessness regret revenge ruin rubbish sacrifice sanctimony "
    "sanity savage scam scandal scandalous scapegoat sham shambles shame shill silence sin "
    "slap slavery slur sorrow soul spectacle spin stupidity stunt sucker suffering "
    "superiority swamp sycophant temptation terror thug tragedy traitor trash travesty "
    "treachery treason triumph truth tyranny tyrant vanity vandal vengeance victimhood "
    "villain virtue warmonger weakness wisdom woe wonder wreck wrongdoing zealot zealotry"
)
"""Nouns that say what is thought of a thing."""

LOADED_VERBS: Final = listed(
    "abuse appease bask betray blather bluster boast botch brainwash brag bully bungle "
    "butcher cheat coddle concoct cower cram crave crumble crush decimate deceive defile "
    "degrade demean demonise demonize denigrate deprive deserve despise destroy devastate "
    "devour disgrace disgust dismantle distort dupe embarrass embolden enslave exaggerate "
    "exploit fabricate fail flaunt flout foist fool fritter frighten gloat glorify gut hate "
    "hijack hoodwink humiliate hurl idolise ignore indoctrinate inflict insult intimidate "
    "lament laugh lie loathe loom love lurk manipulate marvel matter meddle mislead "
    "misrepresent mock obfuscate oppress ostracise outrage pander parrot peddle perpetuate "
    "persecute pervert pillage plague plunder pollute prattle preach pretend prey "
    "propagandise punish purport ram ravage regret relish resent revel ridicule rob ruin "
    "sabotage savage scapegoat scare scoff shame shove slander smear smirk sneer sow spew "
    "squander stifle suffer suffocate terrorise terrorize thrive thwart torment toy trample "
    "trivialise trounce trumpet twist undermine unleash usurp vandalise vilify waste "
    "weaponise weaponize whine whitewash whip wreck wring"
)
"""Verbs that tell and judge at once."""

STANCE_ADVERBS: Final = listed(
    "absurdly admittedly alas amazingly apparently arguably astonishingly blatantly bravely "
    "brilliantly bizarrely certainly clearly conveniently curiously cynically definitely "
    "disgracefully disturbingly doubtless embarrassingly evidently foolishly fortunately "
    "frankly funnily happily honestly hopefully hypocritically incredibly inevitably "
    "interestingly ironically laughably luckily maybe mercifully merely naively naturally "
    "needlessly obviously oddly paradoxically perhaps plainly predictably presumably "
    "pathetically rightfully rightly regrettably remarkably ridiculously sadly seemingly "
    "shamefully shamelessly shockingly simply strangely supposedly surely surprisingly "
    "thankfully tragically truly undeniably undoubtedly unfortunately unquestionably "
    "unsurprisingly wisely wonderfully worryingly wrongly"
)
"""Adverbs by which the writer comments on what is told."""

INTENSIFIERS: Final = listed(
    "absolutely actually altogether awfully badly completely deeply desperately downright "
    "enormously entirely equally especially ever exactly exceedingly extraordinarily "
    "extremely fairly forever fully fundamentally genuinely gravely greatly hardly highly "
    "hugely immensely increasingly infinitely insanely intensely just largely literally "
    "massively never overly painfully particularly perfectly pretty profoundly purely quite "
    "radically rather really relentlessly ruthlessly scarcely seriously severely so solely "
    "somehow sorely terribly thoroughly too totally unbelievably utterly vastly very "
    "vigorously wholly wildly"
)
"""Adverbs that turn the voice up or down."""

SLANTED_NOUNS: Final = listed(
    "activist anarchy apparatchik apparatus appetite argument aristocracy assault attitude "
    "backlash belief blame burden cabal cartel champion cheerleader civilization clique "
    "conscience conspiracy courage crony crusade culture decadence decay decline destiny "
    "dogma doom drama dystopia ego empire enemy establishment excuse faith fantasy fate fear "
    "feeling freedom fury future globalist goal hatred hegemony history ideology idea "
    "imperialism instinct intention irrelevance jihad kind legacy lesson liberty logic lot "
    "lobby meaning mentality mindset moral morality motive mystery mythology nation nature "
    "nostalgia notion obstacle orthodoxy paradise peril perspective point politics power "
    "prejudice principle problem proposition purpose question reality reason regime relic "
    "religion rhetoric righteousness ruling-class scheme sense sentiment shadow sort spirit "
    "stake struggle success survival symbol taste thing thinking thought threat trick "
    "ultimatum understanding utopia values victim vision warning west will wokeness zeal"
)
"""Abstract or partisan nouns, more at home in argument than in report."""

MENTAL: Final = listed(
    "admire admit agree assume believe bet care doubt fear feel figure guess hope imagine "
    "know like love mean mind prefer realise realize recall reckon remember see suppose "
    "suspect think understand want wish wonder worry hate"
)
"""Verbs that make a view of it after *I* and *we*."""

REPORTING: Final = listed(
    "accuse acknowledge add allege announce argue ask assert call cite claim comment complain "
    "conclude confirm contend declare demand deny describe estimate explain find insist "
    "maintain mention note observe predict promise propose quote recommend refer reiterate "
    "remark reply report request respond reveal say show state stress suggest tell testify "
    "tweet urge warn write"
)
"""Verbs with which a report gives the word to another."""
