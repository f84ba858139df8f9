import pytest
from hypothesis import given
from hypothesis import strategies as st

from addrkit.errors import UsageError
from addrkit.locale.country import country, country_code, country_codes, described_countries


@pytest.mark.parametrize(
    ("code", "typed", "written"),
    [
        ("US", "350 5th Avenue", "350 Fifth Ave."),
        ("US", "N 42nd St", "North Forty-Second Street"),
        ("US", "Dr. Martin Luther King Blvd", "doctor martin luther king boulevard"),
        ("US", "St Louis Street", "SAINT LOUIS ST"),
        ("CA", "Boul. St-Laurent Ouest", "Boulevard Saint-Laurent O"),
        ("GB", "Gt Portland St", "Great Portland Street"),
        ("IE", "Upr. Baggot St", "Upper Baggot Street"),
        ("FR", "R du 4 Septembre", "rue du Quatre-Septembre"),
        ("FR", "av gal leclerc", "Avenue Général Leclerc"),
        ("FR", "Rue François 1er", "rue francois premier"),
        ("FR", "Bd St Germain", "boulevard Saint-Germain"),
        ("FR", "rue du vingt-et-un août", "R. du 21 Aout"),
        ("DE", "Goethestr.", "GOETHESTRASSE"),
        ("DE", "Müllerstraße", "Muellerstr"),
        ("DE", "Große Bleichen", "Gr. Bleichen"),
        ("AT", "Landstraßer Hauptstr.", "Landstrasser Hauptstraße"),
        ("CH", "Av. de la Gare", "avenue de la gare"),
        ("ES", "C/ Ntra. Sra. del Pilar", "Calle Nuestra Señora del Pilar"),
        ("ES", "Avda. de la Constitución", "avenida de la constitucion"),
        ("FR", "rd-pt des Champs", "rond-point des champs"),
        ("FR", "Gde Rue", "Grande Rue"),
        ("FR", "Grde Rue", "Grand'Rue"),
        ("US", "North East 5th Ave", "NE Fifth Avenue"),
        ("IT", "V. XX Settembre", "Via Venti Settembre"),
        ("IT", "P.zza S. Maria", "Piazza Santa Maria"),
        ("NL", "Kerkstr", "Kerkstraat"),
        ("NL", "1e Jan Steenstr.", "Eerste Jan Steenstraat"),
        ("NL", "Burg. de Vlugtln", "burgemeester de vlugtlaan"),
        ("BE", "Chée de Wavre", "Chaussée de Wavre"),
        ("DK", "Østergade", "Oestergade"),
        ("SE", "Kungsgata", "Kungsgatan"),
        ("NO", "Kirkevegen", "Kirkeveien"),
        ("PL", "ul. Gen. Andersa", "ulica Generała Andersa"),
        ("PT", "Av. Eng. Duarte Pacheco", "avenida engenheiro duarte pacheco"),
        ("IS", "Laugavegi", "Laugavegur"),
        ("IS", "Hverfisgötu", "Hverfisgata"),
        ("BR", "Pça. Dr. João Mendes", "praça doutor joao mendes"),
        ("MX", "Blvd. Gral. Lázaro Cárdenas", "Boulevard General Lazaro Cardenas"),
        ("ID", "Jln. Jend. Sudirman", "Jalan Jenderal Sudirman"),
        ("VN", "Đ. Lê Lợi", "đường le loi"),
        ("TH", "ถ. สีลม", "ถนน Silom"),
        ("MY", "Jln Bkt Bintang", "Jalan Bukit Bintang"),
        ("SG", "Lor 1 Toa Payoh", "Lorong 1 Toa Payoh"),
        ("PH", "Gen. Luna St.", "General Luna Street"),
        ("IN", "3rd Cross Rd", "Third Crs Road"),
        ("AU", "Sth Beach Pde", "South Beach Parade"),
        ("NZ", "Gt North Rd", "Great North Road"),
    ],
)
def test_short_and_full_spellings_of_a_street_are_compared_as_one(
    code: str, typed: str, written: str
) -> None:
    assert country(code).contracted(typed) == country(code).contracted(written)


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("US", "Oak Street", "Oak Avenue"),
        ("US", "5th Street", "6th Street"),
        ("GB", "Church Road", "Church Lane"),
        ("FR", "rue de la Cour", "cours de la rue"),
        ("NL", "Kerkstraat", "Kerkweg"),
        ("DE", "Bergstraße", "Bergweg"),
        ("IS", "Borgartún", "Borgarholt"),
        ("BR", "Rua Santo Antônio", "Avenida Santo Antônio"),
    ],
)
def test_different_streets_stay_different(code: str, one: str, other: str) -> None:
    assert country(code).contracted(one) != country(code).contracted(other)


@pytest.mark.parametrize(
    ("code", "text", "region"),
    [
        ("US", "Calif.", "CA"),
        ("CA", "Québec", "QC"),
        ("BR", "são paulo", "SP"),
        ("MX", "Ciudad de México", "CDMX"),
        ("IT", "Roma", "RM"),
        ("ES", "Bizkaia", "BI"),
        ("DE", "NRW", "NW"),
        ("JP", "Tōkyō", "東京都"),
        ("JP", "大阪", "大阪府"),
        ("TH", "Chonburi", "ชลบุรี"),
        ("ID", "Jabar", "Jawa Barat"),
        ("AU", "new south wales", "NSW"),
        ("IE", "County Kerry", "Co. Kerry"),
        ("IS", "Texas", None),
    ],
)
def test_regions_are_known_by_their_names_and_abbreviations(code: str, text: str, region: str | None) -> None:
    assert country(code).region(text) == region


def test_a_bare_number_is_never_a_region() -> None:
    for code in described_countries():
        assert country(code).region("13") in (None, "13")
    assert country("JP").region("13") is None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Deutschland", "DE"),
        ("allemagne", "DE"),
        ("ESPAÑA", "ES"),
        ("The Netherlands", "NL"),
        ("日本", "JP"),
        ("대한민국", "KR"),
        ("ไทย", "TH"),
        ("Việt Nam", "VN"),
        ("Ísland", "IS"),
        ("u.s.a.", "US"),
        ("UK", "GB"),
        ("GBR", "GB"),
        ("fr", "FR"),
    ],
)
def test_a_country_is_known_by_the_names_that_people_write(name: str, code: str) -> None:
    assert country_code(name) == code


def test_an_unknown_country_is_refused_in_one_sentence() -> None:
    with pytest.raises(UsageError, match="two-letter ISO 3166"):
        country_code("Atlantis")
    with pytest.raises(UsageError, match="ISO 3166-1"):
        country("XX")


def test_postcodes_are_compared_without_blanks_and_by_their_later_form() -> None:
    assert country("GB").normal_postcode("SW1A 1AA") == country("GB").normal_postcode("sw1a1aa")
    assert country("FR").normal_postcode("75116") == "75016"


def test_city_names_in_other_languages_meet_the_local_one() -> None:
    meets = {
        "DE": ("munich", "munchen"),
        "AT": ("vienna", "wien"),
        "NL": ("s gravenhage", "den haag"),
        "DK": ("copenhagen", "kobenhavn"),
        "IT": ("rome", "roma"),
        "US": ("nyc", "new york"),
    }
    for code, (foreign, local) in meets.items():
        assert country(code).city_aliases[foreign] == local == country(code).city_aliases[local]


def test_every_country_of_the_world_loads() -> None:
    for code in sorted(country_codes()):
        assert country(code).code == code
        assert country(code).name


@given(st.sampled_from(sorted(described_countries())), st.text(max_size=80))
def test_contracting_takes_any_text_and_keeps_its_words(code: str, text: str) -> None:
    contracted = country(code).contracted(text)
    assert all(word for word in contracted)
