"""The sentences of an invented catalogue, each in Dutch and English. Nothing here is about a real organisation."""

from __future__ import annotations

Pair = tuple[str, str]

TREES: tuple[Pair, ...] = (
    ("Esdoorn", "Maple"), ("Eik", "Oak"), ("Beuk", "Beech"), ("Berk", "Birch"), ("Linde", "Lime"), ("Wilg", "Willow"),
    ("Es", "Ash"), ("Els", "Alder"), ("Iep", "Elm"), ("Populier", "Poplar"), ("Kastanje", "Chestnut"),
    ("Hazelaar", "Hazel"), ("Lijsterbes", "Rowan"), ("Meidoorn", "Hawthorn"), ("Haagbeuk", "Hornbeam"), ("Den", "Pine"),
    ("Spar", "Spruce"), ("Lariks", "Larch"), ("Vlier", "Elder"), ("Sleedoorn", "Blackthorn"),
)  # fmt: skip
KINDS: dict[str, Pair] = {
    "ministry": ("Voorbeeldministerie", "Example ministry"),
    "agency": ("Voorbeelddienst", "Example agency"),
    "directorate": ("Voorbeelddirectie", "Example directorate"),
}
WORK: tuple[Pair, ...] = (
    ("het archief", "the archive"), ("de kantine", "the canteen"), ("de postkamer", "the post room"),
    ("de werkplaats", "the workshop"), ("de tuin", "the garden"), ("de receptie", "the reception"),
    ("het magazijn", "the storeroom"), ("de bibliotheek", "the library"), ("de drukkerij", "the print room"),
    ("het fietsenhok", "the bicycle shed"), ("de scankamer", "the scanning room"), ("het lab", "the laboratory"),
)  # fmt: skip
CONCEPTS: tuple[Pair, ...] = (
    ("planten verzorgen", "looking after plants"), ("archief scannen", "scanning archives"),
    ("gereedschap uitlenen", "lending tools"), ("zalen klaarzetten", "preparing meeting rooms"),
    ("meubels herstellen", "repairing furniture"), ("post rondbrengen", "delivering the post"),
)  # fmt: skip

LEVELS: tuple[tuple[Pair, ...], ...] = (
    (("Niemand had hier iets voor geregeld.", "Nobody had arranged anything for this."),
     ("Wij vonden geen plan en niemand die erover gaat.", "We found no plan, and nobody who is in charge of it.")),
    (("Een directeur heeft het genoemd. Daarna gebeurde er nog niets.", "A director has named it. After that nothing happened yet."),
     ("Het staat in een brief aan het personeel. Er is nog geen geval bekend.", "It stands in a letter to the staff. No case is known yet.")),
    (("Eén afdeling heeft het geprobeerd. De uitkomst is opgeschreven.", "One department has tried it. The result was written down."),
     ("Er is één geval met een bekende afloop. Het lukte deels.", "There is one case with a known result. It worked in part.")),
    (("Op drie locaties werkt het zo. Collega's laten het zien.", "It works like this in three locations. Colleagues show it."),
     ("Twee afdelingen doen dit al langer dan een jaar.", "Two departments have done this for more than a year.")),
    (("Het staat in het jaarplan en bleef staan na een nieuwe directeur.", "It is in the year plan and stayed there after a new director."),
     ("Er is vast geld voor, ook na de laatste bezuiniging.", "There is fixed money for it, also after the last cut.")),
)  # fmt: skip
MIXED: tuple[Pair, ...] = (
    ("De ene afdeling doet dit al. De andere is nog niet begonnen.", "One department does this already. The other has not started yet."),
    ("De leiding ziet het anders dan de teams.", "The leaders see it differently from the teams."),
)  # fmt: skip
UNKNOWN: tuple[Pair, ...] = (
    ("Wij hebben het gevraagd. Niemand kon het zeggen.", "We asked. Nobody could tell."),
    ("Het verslag noemt de vraag, maar geeft geen antwoord.", "The report names the question, but gives no answer."),
)
APART: tuple[Pair, ...] = (
    ("Een andere organisatie regelt dit voor deze. Hier is niets te beoordelen.", "Another organisation arranges this for this one. There is nothing to judge here."),
    ("De organisatie heeft hier geen eigen taak in.", "The organisation has no task of its own in this."),
)  # fmt: skip
COLLECTIVE: tuple[Pair, ...] = (
    ("Dit is over alle voorbeeldorganisaties gezegd, niet over deze alleen.", "This is said of all example organisations, not of this one alone."),
)  # fmt: skip
DECLINE: tuple[Pair, ...] = (
    ("Het niveau ging omlaag: de vaste begeleider vertrok, en niemand nam het over.", "The level went down: the regular guide left, and nobody took over."),
    ("Het niveau ging omlaag: het geld stopte na een bezuiniging.", "The level went down: the money stopped after a cut."),
    ("Het niveau ging omlaag: na een reorganisatie is de afspraak vergeten.", "The level went down: after a reorganisation the agreement was forgotten."),
)  # fmt: skip
DIVIDED: tuple[Pair, ...] = (
    ("De gesprekspartners zijn het hier niet over eens.", "The people we spoke with do not agree on this."),
    ("De coach ziet meer dan de leidinggevende.", "The coach sees more than the line manager."),
)
REPLIES: tuple[Pair, ...] = (
    ("Wij herkennen dit. Volgend jaar pakken wij het op.", "We recognise this. We take it up next year."),
    ("Wij zien dit anders: sinds het gesprek zijn er twee mensen begonnen.", "We see this differently: since the talk two people have started."),
)  # fmt: skip

OBSTACLES: dict[str, tuple[Pair, ...]] = {
    "urgency": (("Ander werk ging steeds voor.", "Other work came first all the time."),
                ("Niemand vroeg naar het aantal plekken.", "Nobody asked about the number of places.")),
    "backing": (("Er was geen opdracht op papier.", "There was no assignment on paper."),
                ("Twee afdelingen wilden niet meedoen.", "Two departments did not want to take part.")),
    "coordination": (("Niemand had een overzicht van wat er liep.", "Nobody had an overview of what was going on."),
                     ("Drie groepen deden hetzelfde zonder het te weten.", "Three groups did the same without knowing it.")),
    "room": (("Er was geen plek in de formatie.", "There was no place in the staffing."),
             ("Het geld was maar voor één jaar.", "The money was for one year only.")),
    "learning": (("Er was te weinig tijd om iets te proberen.", "There was too little time to try something."),
                 ("Niemand schreef op wat er misging.", "Nobody wrote down what went wrong.")),
    "work": (("Het werk was te moeilijk voor deze kandidaat.", "The work was too hard for this candidate."),
             ("Er was te weinig werk voor een hele dag.", "There was too little work for a whole day.")),
    "hiring": (("De procedure duurde een half jaar.", "The procedure took half a year."),
               ("Het aanmeldformulier was niet te lezen met een schermlezer.", "The application form could not be read with a screen reader.")),
    "guidance": (("Er was geen vaste begeleider.", "There was no regular guide."),
                 ("De werkplek was niet op tijd klaar.", "The workplace was not ready in time.")),
    "network": (("De mensen om wie het gaat, zaten niet aan tafel.", "The people it is about were not at the table."),
                ("Niemand kende een bureau dat kandidaten heeft.", "Nobody knew an agency that has candidates.")),
}  # fmt: skip
CONCLUSIONS: dict[str, Pair] = {
    "urgency": ("Zonder datum gebeurt er niets.", "Without a date nothing happens."),
    "backing": ("Een directeur die meedoet, opent deuren.", "A director who takes part opens doors."),
    "coordination": ("Eén plek met overzicht scheelt veel werk.", "One place with an overview saves much work."),
    "room": ("Zonder vaste plek stopt het na de proef.", "Without a fixed place it stops after the trial."),
    "learning": ("Een mislukte proef leert ook iets.", "A failed trial teaches something too."),
    "work": ("Kleine taken samen geven een hele baan.", "Small tasks together make a whole job."),
    "hiring": ("Een gesprek zegt meer dan een brief.", "A talk tells more than a letter."),
    "guidance": ("Begeleiding kost het eerste jaar het meest.", "Guidance costs most in the first year."),
    "network": ("De doelgroep ziet als eerste wat er schort.", "The target group is the first to see what is wrong."),
}
LESSONS: dict[str, tuple[Pair, ...]] = {
    "urgency": (("noem een aantal en een datum.", "name a number and a date."),
                ("laat de leiding er elk kwartaal naar vragen.", "let the leaders ask about it every quarter.")),
    "backing": (("vraag de directeur om een opdracht op papier.", "ask the director for an assignment on paper."),
                ("begin bij de afdeling die zelf wil.", "start with the department that wants to.")),
    "coordination": (("wijs één persoon aan die alles bijhoudt.", "appoint one person who keeps track of everything."),
                     ("bel eerst rond: misschien doet een ander dit al.", "call around first: perhaps somebody else does this already.")),
    "room": (("regel de plek voordat je een kandidaat zoekt.", "arrange the place before you look for a candidate."),
             ("leg het geld vast voor meer dan één jaar.", "fix the money for more than one year.")),
    "learning": (("probeer het klein en schrijf op wat er gebeurt.", "try it small and write down what happens."),
                 ("vertel ook wat niet lukte.", "tell what did not work as well.")),
    "work": (("zoek taken die nu blijven liggen.", "look for tasks that are left undone now."),
             ("begin bij wat iemand kan.", "start from what somebody can do.")),
    "hiring": (("laat iemand een dag meelopen.", "let somebody walk along for a day."),
               ("zeg binnen een week ja of nee.", "say yes or no within a week.")),
    "guidance": (("spreek af wie de vaste begeleider is.", "agree who the regular guide is."),
                 ("maak de werkplek klaar voor de eerste dag.", "make the workplace ready before the first day.")),
    "network": (("nodig mensen uit de doelgroep uit om mee te denken.", "invite people from the target group to think along."),
                ("zoek een bureau dat kandidaten kent.", "find an agency that knows candidates.")),
    "scaling": (("laat een tweede organisatie hetzelfde testen.", "let a second organisation test the same."),
                ("reken uit wat één plek per jaar kost.", "work out what one place costs a year.")),
}  # fmt: skip
ASKS: tuple[Pair, ...] = (
    ("Wie gaat hier bij ons over?", "Who is in charge of this here?"),
    ("Wat kunnen wij morgen al proberen?", "What can we already try tomorrow?"),
    ("Hoe weten wij dat het werkt?", "How do we know that it works?"),
)
CONDITIONS: Pair = ("Dit is één keer geprobeerd.", "This was tried once.")

TRIED: tuple[Pair, ...] = (
    ("De trekker zocht een kandidaat en keek daarna welk werk past.", "The lead looked for a candidate and then which work fits."),
    ("Een team splitste taken af en zocht daar iemand bij.", "A team split off tasks and looked for somebody to do them."),
    ("De trekker vroeg collega's die er al werken wat zij nodig hebben.", "The lead asked colleagues who already work there what they need."),
)  # fmt: skip
OUTCOMES: dict[str, Pair] = {
    "placed": ("Eén kandidaat kreeg een plek.", "One candidate got a place."),
    "not-placed": ("De kandidaat kreeg geen plek.", "The candidate did not get a place."),
    "partly-placed": ("Van de drie kandidaten kreeg er één een plek.", "Of the three candidates one got a place."),
    "no-clear-result": ("Het verslag noemt geen duidelijke uitkomst.", "The report names no clear result."),
    "too-early": ("Voor een uitkomst is het nog te vroeg.", "It is too early for a result."),
    "stopped": ("De proef stopte toen het geld op was.", "The trial stopped when the money was gone."),
    "running": ("De proef loopt nog.", "The trial is still running."),
}
OPEN: tuple[Pair, ...] = (
    ("Hoe het daarna ging.", "How it went afterwards."),
    ("Wat het heeft gekost.", "What it cost."),
    ("Wie er nog meer meededen.", "Who else took part."),
)

README = """# Verzonnen gegevens / Invented data

**Alles in deze map is verzonnen.** De organisaties, experimenten, lessen, oordelen, bronnen en getallen bestaan niet. Ze zijn gemaakt om
het dashboard op uit te proberen. Gebruik ze nergens anders voor. Alleen de methode (`readiness.yaml`, `themes.yaml`) en de bronnen van de
methode zijn echt.

**Everything in this folder is invented.** The organisations, experiments, lessons, judgements, sources and numbers do not exist. They were
made to try the dashboard on. Use them for nothing else. Only the method (`readiness.yaml`, `themes.yaml`) and the sources of the method
are real.

Made with: `python -m lessons demo DIR --organisations {organisations} --experiments {experiments} --seed {seed}`
"""
AIMS: tuple[Pair, ...] = (
    ("Het verzonnen directieteam koos dit doel voor zichzelf.", "The invented board chose this target for itself."),
    ("Zo staat het in het verzonnen jaarplan.", "The invented annual plan says so."),
    ("Na de eerste proef wil deze organisatie verder.", "After the first trial this organisation wants to go on."),
)
