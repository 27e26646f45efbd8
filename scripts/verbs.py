#!/usr/bin/env python3
"""Write rules/vocabulary/en-verbs.tsv: the commonest English verbs with their forms.

The forms come from the inflection table of the PyPI package `lemminflect` (MIT), with the corrections below. The PyPI
package `wordfreq` only decides which verbs are common enough; none of its data is written.

    python3 -m venv /tmp/verbs
    /tmp/verbs/bin/pip install lemminflect wordfreq
    /tmp/verbs/bin/python scripts/verbs.py            # rewrites the table
    /tmp/verbs/bin/python scripts/verbs.py --check    # exit 1 if the table is not what this would write

One verb a line, sorted, five columns parted by tabs: base, 3rd person singular, past, past participle, -ing form.
Where two spellings are usual, the second follows a slash: burn, burns, burned/burnt, burned/burnt, burning.
Spellings that change the base (organise, organize) are lines of their own.

A verb's rank is the geometric mean of the frequencies of its past and its -ing form, so that a noun that is hardly ever
a verb (people, toll) falls by its own weight; what stays and would only mislead a reader of news is in NOT_VERBS.
"""

import gzip
import math
import os
import sys

SIZE = 2800  # verbs taken by rank; REQUIRED and the British -ise forms come on top
TABLE = os.path.join(os.path.dirname(__file__), "..", "rules", "vocabulary", "en-verbs.tsv")

# Nouns, adjectives and particles that news nearly never uses as verbs. Auxiliaries too: the engine knows them itself.
NOT_VERBS = set("""
be can could may might must shall should will would ought
people person man woman number toll million police minister state district city town officer soldier house home body
bodies father mother parent sister brother baby child boy girl captain doctor author pilot nurse guest student monk
crew staff rebel champion boss king queen lord god fool hero chef butler prince bishop fan band friend
neighbor neighbour butcher pirate pimp hawk dog cat pig bird fish fox wolf bug monkey parrot hound duck
school church hospital garage barn kennel tower wall roof room floor table chair bed bench desk
bottle cup plate dish egg bread butter cream cake beef juice coke salt pepper oil gas sugar water milk cheese wine beer
bus truck plane boat car cart tank jet drone rocket rifle motor bicycle bike sledge canoe rail cab taxi wagon
time day week month year hour minute second season summer winter vacation quarter noon night dusk
north south east west county country street avenue district region village coast port harbor harbour
right left up out off over under near through round well better best worse still even fast
long short white black red green blue brown yellow grey gray gold silver bronze pink wood iron brass tin copper steel
ready brave tired just enough sober sour stout tidy rough major deliberate
appropriate approximate converse abstract
damp dim blank bare hollow numb foul slim gross fancy drunk
court club pain trump class piece single service matter mass web group case part party phone team page paper front
gender culture evidence journey neck cable course card war key mouth letter machine field term effect
hole word drug channel cash distance sand tool weather space butter profit prime amount twin corner scheme
grace side telephone diet sub parallel ticket bag square sense scope butt game soil golf
skin nose pet profile belt costume net picture franchise cloud provision tunnel weight loan type pot institute
style stone vacuum rev con dis don mat bob nick mob segment ice pan sin cock sex wit
void rim flesh bone blood tooth toe brain knee lip finger thumb breast ankle arse ass
god bitch bastard damn hell crap piss fuck shit boo poop fart okay
spirit soul ghost angel devil demon mar wing leg belly rib
page copper crown cape hood robe
bottom middle edge horn rear
mill wheel lawn yard orchard
snow thunder hail fog mist dew frost wind
trillion billion thousand hundred dozen couple half percent degree inch ton mile foot meter metre gallon
subject object verb noun phrase gerund
ping login username hash web network email blog cache code
fell lade rend misdo overlie inbreed rebind fee wood gild pubic stave
medium data premium genius crisis
labor capital company industry market university college
grade tier row species
fringe groove tail pen cave feather snake cow bull chicken
war peace victory
thing stuff lot way fact
yes no please hello
pity fault damp better wax skin
crime victim
soup stew
web moon sun earth planet
develope wee instal google ball bath corn dice image kid landscape premier quarry referee terrace tutor wick further brick
""".split())

# Verbs that news needs whatever their rank.
REQUIRED = """
abduct accuse acquit airlift ambush annex arrest assassinate assault attack avert banish behead besiege blockade bomb
bombard burn bury capsize capture collapse collide crash crush decapitate demolish derail destroy detain detonate
dismantle displace down drown electrocute engulf evacuate evict execute explode extradite fire flatten flee flood
gun gut hang hijack hospitalise hospitalize immolate impound incinerate indict infect injure intercept intubate invade jail
kidnap kill level loot lynch maim massacre maul mobilise mobilize mow murder neutralise neutralize obliterate overrun
overturn paralyse paralyze perish pelt pound poison quarantine raid ram ransack rape raze recapture repatriate rescue riot
sabotage sack scorch scramble shell shoot shutter sink slaughter slay smash stab starve storm strafe strand strangle strike
submerge suffocate sustain swamp tally topple torch torpedo torture trample trap treat uproot vandalise vandalize wash
wound wreck furlough lay rehouse reopen repel resettle retaliate revise topple unearth unseat veto total
corroborate verify confirm deny dispute disclose divulge allege assert claim contend insist reiterate stress tweet quote
cite refute rebut rebuff caution warn reckon estimate project forecast put tell note announce report add
ferry disembark deploy encircle liberate overthrow shoot topple ground scuttle refloat dock moor salvage
char crest immunise immunize inoculate lob replant rumor rumour
erupt inundate submerge buckle cordon hoist airdrop bulldoze dynamite disinfect vaccinate euthanise euthanize cull
asphyxiate barricade burgle carjack conscript cram defuse deluge dislodge douse entomb exhume garrison marshal mimic picket pummel
quarrel quell scald smolder smoulder strew swerve skid jackknife careen radicalise radicalize
resign oust reelect re-elect inaugurate redeploy commandeer embezzle launder default downgrade upgrade outnumber
""".split()

# Whole lines that the table lacks or gets wrong: base, 3sg, past, participle, ing.
LINES = """
airdrop airdrops airdropped airdropped airdropping
airlift airlifts airlifted airlifted airlifting
beat beats beat beaten/beat beating
bear bears bore borne/born bearing
behead beheads beheaded beheaded beheading
bet bets bet bet betting
bid bids bid/bade bid/bidden bidding
bust busts busted/bust busted/bust busting
cleave cleaves cleaved/cleft cleaved/cleft cleaving
combat combats combated/combatted combated/combatted combating/combatting
cost costs cost cost costing
die dies died died dying
dive dives dived/dove dived diving
do does did done doing
down downs downed downed downing
dwell dwells dwelt/dwelled dwelt/dwelled dwelling
dye dyes dyed dyed dyeing
euthanise euthanises euthanised euthanised euthanising
euthanize euthanizes euthanized euthanized euthanizing
eye eyes eyed eyed eyeing/eying
fit fits fitted/fit fitted/fit fitting
fly flies flew flown flying
forbid forbids forbade/forbad forbidden forbidding
forgo forgoes forwent forgone forgoing
forego foregoes forewent foregone foregoing
fulfil fulfils fulfilled fulfilled fulfilling
fulfill fulfills fulfilled fulfilled fulfilling
furlough furloughs furloughed furloughed furloughing
get gets got got/gotten getting
grind grinds ground ground grinding
gun guns gunned gunned gunning
hang hangs hung/hanged hung/hanged hanging
have has had had having
input inputs input/inputted input/inputted inputting
install installs installed installed installing
instil instils instilled instilled instilling
instill instills instilled instilled instilling
distil distils distilled distilled distilling
distill distills distilled distilled distilling
kidnap kidnaps kidnapped/kidnaped kidnapped/kidnaped kidnapping/kidnaping
kneel kneels knelt/kneeled knelt/kneeled kneeling
knit knits knitted/knit knitted/knit knitting
lay lays laid laid laying
leap leaps leaped/leapt leaped/leapt leaping
lie lies lay/lied lain/lied lying
light lights lit/lighted lit/lighted lighting
mow mows mowed mown/mowed mowing
offset offsets offset offset offsetting
output outputs output/outputted output/outputted outputting
overlay overlays overlaid overlaid overlaying
pay pays paid paid paying
plead pleads pleaded/pled pleaded/pled pleading
program programs programmed/programed programmed/programed programming/programing
programme programmes programmed programmed programming
prove proves proved proved/proven proving
mimic mimics mimicked mimicked mimicking
quit quits quit/quitted quit/quitted quitting
re-elect re-elects re-elected re-elected re-electing
reelect reelects reelected reelected reelecting
redeploy redeploys redeployed redeployed redeploying
refloat refloats refloated refloated refloating
rehouse rehouses rehoused rehoused rehousing
relay relays relayed relayed relaying
rid rids rid rid ridding
run runs ran run running
saw saws sawed sawn/sawed sawing
sew sews sewed sewn/sewed sewing
shave shaves shaved shaved/shaven shaving
shear shears sheared sheared/shorn shearing
shine shines shone/shined shone/shined shining
show shows showed shown/showed showing
shrink shrinks shrank/shrunk shrunk shrinking
sink sinks sank/sunk sunk sinking
ski skis skied skied skiing
slay slays slew/slayed slain/slayed slaying
smooth smooths smoothed smoothed smoothing
sow sows sowed sown/sowed sowing
speed speeds sped/speeded sped/speeded speeding
spit spits spat/spit spat/spit spitting
spring springs sprang/sprung sprung springing
stay stays stayed stayed staying
stink stinks stank/stunk stunk stinking
strew strews strewed strewn/strewed strewing
stride strides strode stridden striding
strike strikes struck struck/stricken striking
strive strives strove/strived striven/strived striving
swell swells swelled swollen/swelled swelling
target targets targeted targeted targeting
tear tears tore torn tearing
thrive thrives thrived/throve thrived/thriven thriving
tie ties tied tied tying
torpedo torpedoes torpedoed torpedoed torpedoing
tread treads trod trodden/trod treading
tweet tweets tweeted tweeted tweeting
wake wakes woke/waked woken/waked waking
weave weaves wove/weaved woven/weaved weaving
wed weds wed/wedded wed/wedded wedding
wet wets wet/wetted wet/wetted wetting
wind winds wound wound winding
wound wounds wounded wounded wounding
bias biases biased/biassed biased/biassed biasing/biassing
cue cues cued cued cueing/cuing
queue queues queued queued queuing/queueing
age ages aged aged ageing/aging
singe singes singed singed singeing
""".strip().splitlines()

# Forms in the table that are slips, archaic or of another verb.
BAD_FORMS = set("""
refered refering occured occuring controled controling payed costed setted offsetted flied grinded teared
bended betted targetted targetting winded staid staves relaid blent blest abode crew hove stove clove cloven
shitted envelopped envelopping tieing smoothes recasted interweave overlayed parallelled parallelling fee'd
swolen beated gived instals
""".split())

# Verbs in -l (and a few others) that American spelling leaves single and British doubles.
DOUBLES = """
cancel travel label model signal fuel total level counsel dial channel unravel equal spiral funnel shovel tunnel refuel
barrel remodel initial marshal rival shrivel snorkel swivel tinsel towel trowel yodel bedevil bevel carol chisel
cudgel dishevel duel enamel grovel gravel jewel kennel libel marvel panel parcel pencil pummel quarrel ravel revel squirrel
stencil pedal medal metal victual worship kidnap hiccup focus refocus imperil devil trammel
""".split()


def frequencies():
    try:
        from wordfreq import word_frequency
    except ImportError:
        sys.exit("verbs.py: the package wordfreq is missing; see the head of this file")
    return lambda word: word_frequency(word, "en")


def inflections():
    """Yield (base, 3sg, past, participle, ing), each but the base a list, as the package has them."""
    try:
        import lemminflect
    except ImportError:
        sys.exit("verbs.py: the package lemminflect is missing; see the head of this file")
    path = os.path.join(os.path.dirname(lemminflect.__file__), "resources", "infl_lu.csv.gz")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            base, kind, *forms = line.rstrip("\n").split(",")
            if kind != "verb" or len(forms) < 4 or not (base.isascii() and base.isalpha() and base.islower()):
                continue
            past, participle, ing, third = (usable(base, form) for form in forms[:4])
            if past and ing and third:
                # The table names a participle only where it knows one apart, and then often leaves out the regular one.
                if not participle:
                    participle = past
                elif set(participle) < set(past):
                    participle = past
                yield base, third, past, participle, ing


def usable(base, forms):
    return [f for f in forms.split("/") if f.isascii() and f.isalpha() and f.islower() and f not in BAD_FORMS]


def doubled(base):
    single, double = base, base + base[-1]
    past = [single + "ed", double + "ed"]
    return base, [third_person(base)], past, past, [single + "ing", double + "ing"]


def third_person(base):
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + "s"


def regular(base):
    """Forms of a verb that the package does not have; only ever used for REQUIRED."""
    stem = base[:-1] if base.endswith("e") else base
    past = base[:-1] + "ied" if base.endswith("y") and base[-2] not in "aeiou" else stem + "ed"
    return base, [third_person(base)], [past], [past], [stem + "ing"]


def verbs():
    frequency = frequencies()
    table = {row[0]: row for row in inflections()}
    for base in DOUBLES:
        table[base] = doubled(base)
    for line in LINES:
        base, *forms = line.split()
        table[base] = (base, *(form.split("/") for form in forms))

    def rank(row):
        base, _, past, participle, ing = row
        finite = max(frequency(f) for f in past + participle)
        return math.sqrt(finite * max(frequency(f) for f in ing)), base

    ranked = sorted((row for row in table.values() if row[0] not in NOT_VERBS), key=rank, reverse=True)
    chosen = {row[0]: row for row in ranked[:SIZE]}
    for base in REQUIRED:
        chosen[base] = table.get(base) or regular(base)
    for base in list(chosen):  # the British twin of each -ize and -yze verb, so that both spellings read alike
        for american, british in (("ize", "ise"), ("yze", "yse")):
            twin = base[: -len(american)] + british
            if base.endswith(american) and base not in ("size", "seize", "prize", "capsize") and twin in table:
                chosen[twin] = table[twin]
    return [chosen[base] for base in sorted(chosen)]


def main():
    text = "".join("\t".join([base, *("/".join(forms) for forms in rest)]) + "\n" for base, *rest in verbs())
    if "--check" in sys.argv[1:]:
        with open(TABLE, encoding="utf-8") as table:
            if table.read() != text:
                sys.exit("verbs.py: rules/vocabulary/en-verbs.tsv is not what this script writes; run it without --check")
        return
    with open(TABLE, "w", encoding="utf-8", newline="\n") as table:
        table.write(text)


if __name__ == "__main__":
    main()
