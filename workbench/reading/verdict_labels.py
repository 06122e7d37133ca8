"""What the labels of other publishers mean on our scale, by a table and never by a guess.

A label is looked up whole. What is not in the table, prose above all (*False. The picture is
from 2015*), stays unmapped; the label itself is kept in any case. Entries are words that
publishers such as Snopes, PolitiFact, FactCheck.org, Full Fact, AFP, Correctiv, Maldita, Newtral,
Aos Fatos, Lupa, Pagella Politica, Demagog, Faktisk, TjekDet, Teyit, Vishvas News and the Taiwan
FactCheck Center print as ratings. Shades between true and false (*Mostly True*, *Half True*,
*Mostly False*) are ``mixed``, after the definition of Snopes: the main part holds and details do
not, or the other way round; *Verdadero, pero…* is ``misleading``: right, and leaves context out.
Words that tell of form or progress (*Satire*, *Scam*, *Research In Progress*) are no verdict on
our scale and are left out. The labels of our own scale are in it, as other desks of this program
print them.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from workbench.models import VerdictCode
from workbench.reading.linked_values import unescaped

TABLE_VERSION: Final = 2
"""Raised with every change of an entry, so that it can be told which table read a label."""

_LONGEST: Final = 200
"""Characters of a label that can be in the table, references and marks included."""

_LABELS: Final[dict[VerdictCode, str]] = {
    VerdictCode.VERIFIED: """
        true | correct | accurate | this is true | this is correct | verified | confirmed
        vrai | c'est vrai | exact | correct
        wahr | richtig | korrekt
        verdadero | cierto | es verdad | verdad
        verdadeiro | é verdade | fato | verdade
        vero | è vero
        waar | juist
        sant | riktigt | helt sant | faktisk sant | faktisk helt sant | rigtigt | korrekt
        totta | oikein
        prawda | pravda | točno | istina | resnično | вярно | истина | правда | adevărat | igaz
        doğru | αληθές | αλήθεια
        benar | fakta | totoo | đúng
        صحيح | درست | सत्य | सच | সত্য
        正確 | 属实 | 屬實 | 正しい | 사실 | จริง
    """,
    VerdictCode.DISPUTED: """
        false | incorrect | inaccurate | wrong | fake | untrue | not true | this is false
        this is not true | this is incorrect | this is wrong | pants on fire | pants on fire!
        disputed | four pinocchios | debunked | hoax | fake news | fabricated | totally false
        faux | c'est faux | inexact | infox | intox | fake | faux !
        falsch | frei erfunden | erfunden | unwahr | fake | völlig falsch
        falso | es falso | bulo | falsa | mentira | no es verdad | es un bulo
        é falso | fake | é falsa | não é verdade | é mentira
        è falso | bufala | notizia falsa | panzana pazzesca
        onwaar | niet waar | fout | nep
        falskt | falskt påstående | helt falskt | faktisk feil | faktisk helt feil | feil | falsk
        forkert | usandt | väärin
        fałsz | falsz | nieprawda | fake news
        nepravda | lživé | netočno | neistina | laž | lažno | neresnično
        невярно | фалшиво | ложь | неправда | фейк | фальшивка
        fals | hamis | álhír | nem igaz
        yanlış
        ψευδές | ψέμα | ψευδής είδηση | fake news
        salah | hoaks | hoax | palsu | peke | hindi totoo | sai sự thật | tin giả
        خطأ | كاذب | زائف | مزيف | غير صحيح | نادرست
        असत्य | गलत | फर्जी | झूठ | झूठा | মিথ্যা | ভুয়া
        錯誤 | 错误 | 假 | 假的 | 虛假 | 虚假 | 謠言 | 谣言
        誤り | 虚偽 | 거짓 | 사실 아님 | 전혀 사실 아님 | เท็จ | ข่าวปลอม
    """,
    VerdictCode.MIXED: """
        mixture | mixed | half true | half-true | mostly true | mostly false | barely true
        partly true | partly false | partially true | partially false | partly correct
        partially correct | mostly correct | some truth | two pinocchios
        plutôt vrai | plutôt faux | en partie vrai | en partie faux | partiellement vrai
        partiellement faux | mitigé | vrai et faux
        teilweise falsch | teilweise richtig | teils falsch | teils richtig | größtenteils falsch
        größtenteils richtig | halb wahr | überwiegend richtig | überwiegend falsch | teilweise wahr
        verdad a medias | mayormente falso | mayormente cierto | parcialmente falso
        medias verdades
        parcialmente falso | meia verdade
        c'eri quasi | nì | parzialmente falso | parzialmente vero | vero in parte
        gedeeltelijk waar | gedeeltelijk onwaar | grotendeels onwaar | grotendeels waar
        deels onwaar | deels waar | half waar
        delvis sant | delvis falskt | delvis falsk | faktisk delvis feil | faktisk delvis sant
        delvist falsk | delvist forkert | osittain totta
        częściowa prawda | częściowy fałsz | půlpravda | polopravda | poluistina | polovično točno
        полуистина | полуправда | частково правда | parțial fals | parțial adevărat | részben hamis
        részben igaz | kısmen doğru | karma | μερικώς αληθές
        sebagian benar | sebagian salah
        صحيح جزئيا | زائف جزئيا | आंशिक सत्य | आधा सच | আংশিক মিথ্যা
        部分錯誤 | 部分错误 | 部分正確 | 一部誤り | ほぼ正確 | 절반의 사실 | 대체로 사실
        대체로 사실 아님
    """,
    VerdictCode.MISLEADING: """
        misleading | missing context | needs context | lacks context | out of context
        this lacks context | cherry picks | spins the facts | distorts the facts
        trompeur | hors contexte | manque de contexte | contexte manquant | détourné
        irreführend | fehlender kontext | aus dem kontext gerissen
        engañoso | fuera de contexto | falta contexto | descontextualizado | verdadero, pero...
        enganoso | fora de contexto | sem contexto | distorcido | falta contexto | verdadeiro, mas
        fuorviante | fuori contesto | manca contesto | contesto mancante
        misleidend | uit de context | context ontbreekt | mist context
        missvisande | villedende | vildledende | utelämnar kontext | mangler kontekst
        mangler sammenheng | harhaanjohtava
        manipulacja | wprowadza w błąd | brak kontekstu | zavádějící | zavádzajúce | zavádejúce
        obmanjujuće | manipulacija | manipuliranje činjenicama | zavajajoče
        манипулация | манипуляция | маніпуляція | подвеждащо
        trunchiat | înșelător | félrevezető
        yanıltıcı | bağlamından koparılmış | παραπλανητικό
        menyesatkan | konteks hilang | kulang sa konteksto
        مضلل | مضلّل | خارج السياق | गुमराह करने वाला | भ्रामक | বিভ্রান্তিকর
        誤導 | 误导 | ミスリード | 오해의 소지 | ทำให้เข้าใจผิด
    """,
    VerdictCode.OUTDATED: """
        outdated | out of date | obsolète | veraltet | desactualizado | desatualizado
        superato | verouderd | föråldrat | utdatert | forældet | nieaktualne
        neaktuální | устаревшее
    """,
    VerdictCode.UNVERIFIABLE: """
        unproven | unverified | unverifiable | unsupported | unsubstantiated | no evidence
        not enough evidence | insufficient evidence
        unfounded | there is no evidence for this
        invérifiable | non vérifié | non prouvé | sans preuve | aucune preuve | infondé
        unbelegt | nicht belegt | unbewiesen | nicht überprüfbar
        inverificable | no verificable | sin pruebas | sin evidencia | no hay pruebas
        insustentável | sem provas | sem evidências | não há provas
        non verificabile | senza prove | non dimostrato | infondato
        onbewezen | niet te verifiëren | ongegrond
        obekräftat | ikke dokumentert | udokumenteret | ubekreftet
        nieweryfikowalne | nie da się zweryfikować | neověřitelné | neoveriteľné | neprovjerljivo
        недоказано | непотвърдено | neverificabil | nem ellenőrizhető
        şüpheli | kanıtlanmamış | αναπόδεικτο
        belum terbukti | tidak terbukti | غير مؤكد | अप्रमाणित
        未證實 | 未证实 | 根拠不明 | 판단 유보
    """,
    VerdictCode.NOT_CHECKABLE: """
        opinion | this is an opinion | prediction | not checkable | uncheckable | meinung | opinión
        opinião | opinione | mening | opinia | názor | мнение
    """,
}
"""Labels by code, ``|`` or a line end between them; a label may stand in several languages."""


def code_of(label: str) -> VerdictCode | None:
    """What ``label`` means on our scale, or ``None`` where the table does not hold it.

    Case, accents' encoding, character references, white space, quotation marks and marks at
    the end (*False.*, *FAUX !*) make no difference; other words do.
    """
    return _TABLE.get(_key(label)) if len(label) <= _LONGEST else None


def _key(label: str) -> str:
    text = unicodedata.normalize("NFKC", unescaped(label)).casefold()
    # Turkish has two letters i; capitals do not tell which one is meant.
    text = text.replace("’", "'").replace("i\u0307", "i").replace("ı", "i")
    return " ".join(text.split()).strip(" .!?…:;,·。！\"'“”„«»‘*-–—")


def _read_table() -> dict[str, VerdictCode]:
    table: dict[str, VerdictCode] = {}
    for code, text in _LABELS.items():
        for label in text.replace("\n", "|").split("|"):
            if (key := _key(label)) and table.setdefault(key, code) is not code:
                raise ValueError(f"the label {key!r} stands under {table[key]} and {code}")
    return table


_TABLE: Final = _read_table()
