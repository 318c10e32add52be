"""
Children's social care in Trafford, as a guide by Advocacy Focus describes it.

The guide is put here as it stands, where it differs from the law too; what is wrong with it is a finding, and what
governs is "england-children". It tells what a council and an ombudsman "will" do, and neither of them wrote it: their
"will" is read as a description, "should" as should.

Source:
    Advocacy Focus, "A Guide to Making a Complaint About Children's Social Care Services", a leaflet without a date. Its
    text was read; its own address was not known, so the address given is that of the publisher.
"""

from __future__ import annotations

from datetime import date

from complaint_rules.catalogue import Encoded, LeftOut, NotRead, Relation, Scheme, SchemeKind, Scope
from complaint_rules.conditions import All, Any, FactIs, Happened, Not, Overdue
from complaint_rules.eligibility import Discretion, Limb, TimeLimit
from complaint_rules.limits import After, NoFigure, On, Readings, Received
from complaint_rules.periods import Period, Unit
from complaint_rules.procedures import Procedure
from complaint_rules.rules import (
    NOT_BEGUN,
    Content,
    Duty,
    EarlyGround,
    Entitlement,
    Extension,
    How,
    Letter,
    Role,
    Route,
    RouteKind,
    Stage,
    Statement,
    Strength,
    TextFinding,
    Transition,
    Window,
)
from complaint_rules.sources import Instrument, Seen, house_rule
from complaint_rules.vocabulary import Event, Fact, Party
from complaint_rules.working_days import WorkingDayDefinition

CHECKED = date(2026, 11, 22)

GUIDE = Instrument(
    title="Advocacy Focus: A Guide to Making a Complaint About Children's Social Care Services",
    short="Advocacy Focus guide",
    url="https://www.advocacyfocus.org.uk/",
    checked_on=CHECKED,
)

NOT_SAID = house_rule(
    "the guide does not say how a complaint that is settled ends; it is taken to be at its end", checked_on=CHECKED
)
WITHDRAWAL = house_rule(
    "the guide says nothing of withdrawal; a complaint that is withdrawn is taken to be at its end", checked_on=CHECKED
)
NO_LIMIT = house_rule(
    "the guide says nothing of a time limit for complaining to the council; its silence is put here as one",
    checked_on=CHECKED,
)
NOT_FORBIDDEN = house_rule(
    "the guide speaks of stage 2 to somebody unhappy with a response, and forbids it to nobody; whether it can be had "
    "before one has come is taken to be for the complaints team to say",
    checked_on=CHECKED,
)
NO_DEFINITION = house_rule(
    "the guide does not say what a working day is; weekends and the bank holidays of England and Wales are left out",
    checked_on=CHECKED,
)

WHOLE = GUIDE.at(
    "", seen=Seen.PRIMARY, words="When making a complaint to Children's Social Care there are three stages"
)
MAY_COMPLAIN = GUIDE.at(
    "introduction",
    seen=Seen.PRIMARY,
    words="You may want to make a complaint because",
    paraphrase="decisions about care, not being listened to, not being treated properly, or an idea or feedback",
)
MIGHT_SOLVE = GUIDE.at("introduction", seen=Seen.PRIMARY, words="Making a complaint might solve the issue")
ADVOCACY = GUIDE.at(
    "how Advocacy Focus can help", seen=Seen.PRIMARY, words="an independent, free, and confidential service"
)
ADVOCATE_CAN = GUIDE.at("how Advocacy Focus can help", seen=Seen.PRIMARY, words="Your Advocate can")
ADVOCATE_CANNOT = GUIDE.at(
    "how Advocacy Focus can help",
    seen=Seen.PRIMARY,
    words="your Advocate cannot tell you what to do or make decisions for you",
)
ADVOCATE_HOW = GUIDE.at(
    "how Advocacy Focus can help",
    seen=Seen.PRIMARY,
    words="by phone, email, in person, or through a video call at any stage of your complaint",
)
STRICT = GUIDE.at(
    "complaint stages",
    seen=Seen.PRIMARY,
    words="All councils have their own policies and procedures, but there are strict timescales for them to get back "
    "to you at each stage",
)
TEAM_MANAGER = GUIDE.at(
    "stage 1",
    seen=Seen.PRIMARY,
    words="This usually goes to the team manager who will try to resolve the complaint",
)
STAGE_1 = GUIDE.at("stage 1", seen=Seen.PRIMARY, words="They should send you a response within 10 working days")
STAGE_1_BOX = GUIDE.at("stage 1", seen=Seen.PRIMARY, words="Timescale: 10 days")
MORE_TIME = GUIDE.at(
    "stage 1",
    seen=Seen.PRIMARY,
    words="If they need more time, they will usually tell you and ask you if this is okay",
)
ASK_STAGE_2 = GUIDE.at(
    "stage 2",
    seen=Seen.PRIMARY,
    words="you can let the Complaints Team know and ask them to look at your complaint under Stage 2 of the process",
)
COMPLAINTS_OFFICER = GUIDE.at(
    "stage 2",
    seen=Seen.PRIMARY,
    words="The Complaints Officer will ask an independent person to look into your complaint",
)
DIFFERENT_TEAM = GUIDE.at(
    "stage 2",
    seen=Seen.PRIMARY,
    words="This is usually someone from a different team in the council. Sometimes they do not work for the council at "
    "all",
)
STAGE_2 = GUIDE.at("stage 2", seen=Seen.PRIMARY, words="This should not take more than 25 working days")
STAGE_2_BOX = GUIDE.at("stage 2", seen=Seen.PRIMARY, words="Timescale: No more than 25 days")
ASK_STAGE_3 = GUIDE.at("stage 3", seen=Seen.PRIMARY, words="you can ask for a review panel to look at your complaint")
PANEL = GUIDE.at(
    "stage 3",
    seen=Seen.PRIMARY,
    words="a group of independent people who will look at your complaint and the responses you have received",
)
PANEL_ASKS = GUIDE.at("stage 3", seen=Seen.PRIMARY, words="They will ask you what you are still unhappy about")
PANEL_DECIDES = GUIDE.at("stage 3", seen=Seen.PRIMARY, words="and then they will make a decision")
STAGE_3 = GUIDE.at("stage 3", seen=Seen.PRIMARY, words="Timescale: No more than 65 days")
SEVERAL = GUIDE.at(
    "before you make your complaint",
    seen=Seen.PRIMARY,
    words="This could be a single issue, or several things about your care",
)
WHAT_YOU_WANT = GUIDE.at(
    "before you make your complaint",
    seen=Seen.PRIMARY,
    words="It is important to think about what it is you want to happen as a result of your complaint",
)
REMEDIES = GUIDE.at(
    "before you make your complaint",
    seen=Seen.PRIMARY,
    words="When you make a complaint, some things you might get are",
    paraphrase="an explanation, an apology, changes to rules or procedures",
)
SPEAK_DIRECTLY = GUIDE.at(
    "making a complaint", seen=Seen.PRIMARY, words="This is usually the quickest way to solve a problem"
)
SOCIAL_WORKER = GUIDE.at("making a complaint", seen=Seen.PRIMARY, words="They must then let you know how to do this")
CHANNELS = GUIDE.at(
    "making a complaint",
    seen=Seen.PRIMARY,
    words="Ways to make your complaint",
    paraphrase="talk to someone, an informal meeting, an e-mail, a letter to the Integrated Customer Engagement Team",
)
KEEP_A_COPY = GUIDE.at(
    "the letter",
    seen=Seen.PRIMARY,
    words="it's a good idea to keep a copy of everything you send so you can refer to it later",
)
COUPLE_OF_SENTENCES = GUIDE.at(
    "the letter",
    seen=Seen.PRIMARY,
    words="You could just send a couple of sentences to say why you are complaining, but the complaints team may ask "
    "you for more information",
)
LETTER = GUIDE.at("the letter", seen=Seen.PRIMARY, paraphrase="the parts of a letter of complaint, in our words")
CONFIRM = GUIDE.at(
    "what happens next",
    seen=Seen.PRIMARY,
    words="you should get an email, letter, or a call to say that they have received this",
)
AN_IDEA_WHEN = GUIDE.at(
    "what happens next",
    seen=Seen.PRIMARY,
    words="Sometimes they will give you an idea as to how quickly this might be dealt with",
)
BY_THE_DEADLINE = GUIDE.at(
    "what happens next",
    seen=Seen.PRIMARY,
    words="By the end of the deadline (see above timescales), you should get a response to your complaint letter",
)
RESPONSE_HOLDS = GUIDE.at(
    "what happens next",
    seen=Seen.PRIMARY,
    words="The response should address the things you've raised and tell you if they can give you the outcomes you "
    "have asked for",
)
CHASE = GUIDE.at(
    "what happens next",
    seen=Seen.PRIMARY,
    words="If you don't receive a response by the timescale date, it's okay to send another letter or make a follow up "
    "phone call",
)
MEETING = GUIDE.at(
    "what happens next",
    seen=Seen.PRIMARY,
    words="you can ask for a meeting with the people involved or ask the complaints department to move on to the next "
    "stage",
)
WHAT_NEXT = GUIDE.at(
    "what happens next",
    seen=Seen.PRIMARY,
    words="The response letter should also tell you what you can do next if you are still unhappy",
)
AFTER_SECOND = GUIDE.at("what happens next", seen=Seen.PRIMARY, words="After the second and third stage")
LGO = GUIDE.at(
    "the LGO",
    seen=Seen.PRIMARY,
    words="The LGO say that you should complete all stages of the council's complaints process first",
)
LAST_STEP = GUIDE.at(
    "the LGO",
    seen=Seen.PRIMARY,
    words="The Local Government Ombudsman is the last step for complaints about Councils",
)
NO_RESPONSE = GUIDE.at(
    "the LGO",
    seen=Seen.PRIMARY,
    words="If your complaint hasn't been resolved, or you haven't received a response in a reasonable amount of time",
)
ONE_YEAR = GUIDE.at(
    "the LGO",
    seen=Seen.PRIMARY,
    words="no later than one year after the event or incident you are complaining about, or from when you first became "
    "aware of the issue",
)
EXCEPTIONS = GUIDE.at(
    "the LGO",
    seen=Seen.PRIMARY,
    words="There are some exceptions to this rule, such as if you were unwell, or if the local resolution took longer "
    "than a year",
)
FACTORS = GUIDE.at(
    "the LGO",
    seen=Seen.PRIMARY,
    words="The LGO is more likely to investigate complaints where the issues",
    paraphrase="serious or long-term impact, or many others affected; less likely: minor irritation or upset, or what "
    "is wanted cannot be had",
)
HELPLINE = GUIDE.at(
    "the LGO",
    seen=Seen.PRIMARY,
    words="They also have a helpline if you want to discuss your complaint before sending it",
)
NO_COMPUTER = GUIDE.at(
    "the LGO",
    seen=Seen.PRIMARY,
    words="If you don't have access to a computer and need support, please contact Advocacy Focus to speak with an "
    "Advocate",
)
LGO_CONFIRMS = GUIDE.at(
    "the LGO process, step 1",
    seen=Seen.PRIMARY,
    words="will confirm that they have received your complaint",
    paraphrase="and will reach out if more information is needed",
)
ASSESSMENT = GUIDE.at(
    "the LGO process, step 1",
    seen=Seen.PRIMARY,
    words="the Assessment Team will determine whether they should investigate your complaint further",
)
ASSESSMENT_LETTER = GUIDE.at(
    "the LGO process, step 1",
    seen=Seen.PRIMARY,
    words="The LGO will send you a letter explaining the outcome of this decision",
)
FOUR_WEEKS = GUIDE.at(
    "the LGO process, step 1",
    seen=Seen.PRIMARY,
    words="They aim to decide whether your complaint will be investigated within four weeks",
)
INVESTIGATION = GUIDE.at(
    "the LGO process, step 2",
    seen=Seen.PRIMARY,
    words="You will be informed about the person who is handling your complaint",
)
MORE_INFORMATION = GUIDE.at(
    "the LGO process, step 2",
    seen=Seen.PRIMARY,
    words="The LGO may reach out to you or the organisation for more information",
)
DRAFT = GUIDE.at("the LGO process, step 2", seen=Seen.PRIMARY, words="they will share a draft decision with you")
PAPERS = GUIDE.at(
    "the LGO process, step 2",
    seen=Seen.PRIMARY,
    words="They usually provide copies of the information that the organisation has given them, but sometimes "
    "sensitive information cannot be shared",
)
COMMENTS = GUIDE.at(
    "the LGO process, step 2",
    seen=Seen.PRIMARY,
    words="one last chance to comment or provide any additional information you want them to consider before they make "
    "a final decision",
)
REASONS = GUIDE.at(
    "the LGO process, step 2", seen=Seen.PRIMARY, words="the LGO will write to you to explain their reasons"
)
COPY_OF_DECISION = GUIDE.at(
    "the LGO process, step 2",
    seen=Seen.PRIMARY,
    words="They will also send a copy of the decision to the organisation you complained about",
)
CHALLENGE = GUIDE.at(
    "the LGO process, step 2",
    seen=Seen.PRIMARY,
    words="LGO decisions are final, but there are procedures in place if you wish to challenge their decision or make "
    "a complaint about the service they provided",
)
MANY_MONTHS = GUIDE.at(
    "the LGO process, step 2",
    seen=Seen.PRIMARY,
    words="it is hard to say how long the investigation will take since every complaint is different",
)
ABOUT_US = GUIDE.at(
    "end",
    seen=Seen.PRIMARY,
    words="If you have any comments, compliments or complaints about Advocacy Focus, or our Advocates, please get in "
    "touch",
)

COMPLAINT_DATE = Readings("complaint-date", {"sent": On("complaint"), "received": Received("complaint")})
REQUEST_DATE = Readings("request-date", {"sent": On("stage-2-request"), "received": Received("stage-2-request")})
PANEL_REQUEST_DATE = Readings(
    "panel-request-date", {"sent": On("panel-request"), "received": Received("panel-request")}
)
TEN_DAYS = Readings(
    "text-or-box",
    {
        "text": After(COMPLAINT_DATE, Period(10, Unit.WORKING_DAYS)),
        "box": After(COMPLAINT_DATE, Period(10, Unit.DAYS_KIND_NOT_STATED)),
    },
)
TWENTY_FIVE_DAYS = Readings(
    "text-or-box",
    {
        "text": After(REQUEST_DATE, Period(25, Unit.WORKING_DAYS)),
        "box": After(REQUEST_DATE, Period(25, Unit.DAYS_KIND_NOT_STATED)),
    },
)

RESPONSE_CONTENTS = (
    Content(text="an answer to each thing that was raised", source=RESPONSE_HOLDS, strength=Strength.SHOULD),
    Content(
        text="whether the outcomes asked for can be given",
        source=RESPONSE_HOLDS,
        strength=Strength.SHOULD,
    ),
    Content(text="what can be done next by somebody still unhappy", source=WHAT_NEXT, strength=Strength.SHOULD),
)

UNDATED = Procedure(
    name="trafford-children-guide",
    title="Complaint about children's social care in Trafford, as the guide describes it",
    version="undated",
    source=WHOLE,
    working_days=WorkingDayDefinition(division="england-and-wales", source=NO_DEFINITION),
    parties={
        Party.BODY: "the council",
        Party.COMPLAINANT: "the person who complains",
        Party.PANEL: "the review panel",
        Party.OMBUDSMAN: "the LGO",
    },
    opening="complaint",
    under="england-children",
    stages=(
        Stage(name="stage-1", title="stage 1", source=TEAM_MANAGER, handled_by="usually the team manager"),
        Stage(
            name="stage-2",
            title="stage 2",
            source=COMPLAINTS_OFFICER,
            handled_by="an independent person, asked by the Complaints Officer",
        ),
        Stage(name="stage-3", title="stage 3, review panel", source=PANEL, handled_by="a review panel"),
        Stage(name="completed", title="completed", source=PANEL_DECIDES, ends=True),
        Stage(name="resolved", title="resolved", source=NOT_SAID, ends=True),
        Stage(name="withdrawn", title="withdrawn", source=WITHDRAWAL, ends=True),
    ),
    transitions=(
        Transition(event="complaint", start=(NOT_BEGUN,), to="stage-1", source=TEAM_MANAGER),
        Transition(
            event="stage-2-request",
            start=("stage-1",),
            to="stage-2",
            source=ASK_STAGE_2,
            allowed_if=Happened("stage-1-response"),
            discretion=Discretion(who="the complaints team", source=NOT_FORBIDDEN),
        ),
        Transition(
            event="panel-request",
            start=("stage-2",),
            to="stage-3",
            source=ASK_STAGE_3,
            allowed_if=Happened("stage-2-response"),
        ),
        Transition(event="panel-decision", start=("stage-3",), to="completed", source=PANEL_DECIDES),
        Transition(event="resolution", to="resolved", source=NOT_SAID),
        Transition(event="withdrawal", to="withdrawn", source=WITHDRAWAL),
    ),
    duties=(
        Duty(
            name="acknowledgement",
            act="acknowledgement",
            stage="stage-1",
            owed_by=Party.BODY,
            within=NoFigure("“once you have sent your complaint”, with no time"),
            source=CONFIRM,
            strength=Strength.SHOULD,
        ),
        Duty(
            name="stage-1-response",
            act="stage-1-response",
            stage="stage-1",
            owed_by=Party.BODY,
            within=TEN_DAYS,
            source=STAGE_1,
            strength=Strength.SHOULD,
            if_missed=("another letter may be sent, or a follow-up phone call made",),
        ),
        Duty(
            name="stage-2-response",
            act="stage-2-response",
            stage="stage-2",
            owed_by=Party.BODY,
            within=TWENTY_FIVE_DAYS,
            source=STAGE_2,
            strength=Strength.SHOULD,
            if_missed=("another letter may be sent, or a follow-up phone call made",),
        ),
        Duty(
            name="panel-decision",
            act="panel-decision",
            stage="stage-3",
            owed_by=Party.PANEL,
            within=After(PANEL_REQUEST_DATE, Period(65, Unit.DAYS_KIND_NOT_STATED)),
            source=STAGE_3,
            strength=Strength.DESCRIPTION,
        ),
        Duty(
            name="ombudsman-assessment",
            act="ombudsman-assessment",
            owed_by=Party.OMBUDSMAN,
            within=After(
                Readings(
                    "four-weeks-start",
                    {"sent": On("ombudsman-complaint"), "received": Received("ombudsman-complaint")},
                ),
                Period(4, Unit.WEEKS),
            ),
            source=FOUR_WEEKS,
            strength=Strength.AIM,
        ),
        Duty(
            name="ombudsman-decision",
            act="ombudsman-decision",
            owed_by=Party.OMBUDSMAN,
            within=NoFigure("“it is hard to say how long”; it “can take many months”"),
            source=MANY_MONTHS,
            strength=Strength.DESCRIPTION,
            owed_if=Happened("ombudsman-complaint"),
        ),
    ),
    windows=(
        Window(
            name="stage-2-request",
            event="stage-2-request",
            stage="stage-1",
            until=NoFigure("no time is stated for asking for stage 2"),
            source=ASK_STAGE_2,
        ),
        Window(
            name="panel-request",
            event="panel-request",
            stage="stage-2",
            until=NoFigure("no time is stated for asking for a panel"),
            source=ASK_STAGE_3,
            opens=On("stage-2-response"),
        ),
    ),
    extensions=(Extension(duty="stage-1-response", how=How.AGREEMENT, source=MORE_TIME),),
    further_events=(
        Event(name="panel-decision", title="the panel's decision", by=Party.PANEL, after=("panel-request",)),
        Event(
            name="ombudsman-assessment",
            title="the LGO's decision whether to investigate",
            by=Party.OMBUDSMAN,
            after=("ombudsman-complaint",),
        ),
        Event(
            name="draft-decision",
            title="the LGO's draft decision",
            by=Party.OMBUDSMAN,
            after=("ombudsman-complaint",),
        ),
        Event(
            name="draft-comments",
            title="the comments on the draft decision",
            by=Party.COMPLAINANT,
            after=("draft-decision",),
        ),
    ),
    further_facts=(
        Fact(name="was-unwell", question="Was the person who complains unwell?"),
        Fact(name="local-resolution-over-a-year", question="Did the local resolution take longer than a year?"),
        Fact(
            name="another-exception",
            question="Is there another reason for which the LGO would make an exception to its year?",
        ),
        Fact(name="member-or-officer", question="Is this person a member or an officer of the council?"),
    ),
    routes=(
        Route(
            name="lgsco",
            title="the Local Government and Social Care Ombudsman",
            kind=RouteKind.OMBUDSMAN,
            event="ombudsman-complaint",
            scheme="lgsco",
            source=LGO,
            remit="the last step for complaints about councils; it manages complaints about children's social care",
            complete=Happened("panel-decision"),
            early=(
                EarlyGround(
                    when=Happened("stage-2-response"),
                    text="stage 2 has been answered, and the guide says “after the second and third stage”",
                    source=AFTER_SECOND,
                ),
                EarlyGround(
                    when=Any(Overdue("stage-1-response"), Overdue("stage-2-response"), Overdue("panel-decision")),
                    text="no response has come; whether the time was reasonable is for the LGO to say",
                    source=NO_RESPONSE,
                ),
            ),
            time_limit=TimeLimit(
                name="time-limit",
                title="the year of the LGO, as the guide puts it",
                until=Readings(
                    "lgo-year",
                    {
                        "event": After(On("matter-occurred"), Period(1, Unit.YEARS)),
                        "awareness": After(On("first-notice"), Period(1, Unit.YEARS)),
                    },
                ),
                source=ONE_YEAR,
                discretion=Discretion(
                    who="the LGO",
                    source=EXCEPTIONS,
                    limbs=(
                        Limb(fact="was-unwell", text="the person who complains was unwell"),
                        Limb(
                            fact="local-resolution-over-a-year",
                            text="the local resolution took longer than a year",
                        ),
                        Limb(fact="another-exception", text="there is another such reason"),
                    ),
                    any_limb=True,
                ),
            ),
        ),
    ),
    entitlements=(
        Entitlement(
            name="advocate",
            who="a child or young person",
            text="have the help of an advocate who is independent, free and confidential, by phone, e-mail, video call "
            "or in person, at any stage",
            source=ADVOCATE_HOW,
        ),
        Entitlement(
            name="chase",
            who="whoever has no response by the date",
            text="send another letter or make a follow-up phone call",
            source=CHASE,
            when=Any(
                All(Happened("complaint"), Not(Happened("stage-1-response")), Not(Happened("stage-2-request"))),
                All(Happened("stage-2-request"), Not(Happened("stage-2-response")), Not(Happened("panel-request"))),
            ),
        ),
        Entitlement(
            name="meeting",
            who="whoever does not agree with the response",
            text="ask for a meeting with the people involved, or for the next stage",
            source=MEETING,
            when=Any(Happened("stage-1-response"), Happened("stage-2-response")),
        ),
        Entitlement(
            name="comment-on-draft",
            who="whoever complained to the LGO",
            text="comment on the draft decision or give more information, one last time, before the final decision; no "
            "time is stated",
            source=COMMENTS,
            when=All(Happened("draft-decision"), Not(Happened("draft-comments")), Not(Happened("ombudsman-decision"))),
        ),
    ),
    time_limits=(
        TimeLimit(
            name="time-limit",
            title="the time for complaining to the council",
            until=NoFigure("the guide is silent on it; the law is not"),
            source=NO_LIMIT,
        ),
    ),
    letters=(
        Letter(
            event="complaint",
            contents=(
                Content(
                    text="the name, address, telephone number and e-mail address of the sender; to the complaints "
                    "manager, marked as private and confidential; a greeting, by name where it is known",
                    source=LETTER,
                    strength=Strength.ADVICE,
                ),
                Content(
                    text="what happened, who did it, when and where; the more is told, the easier it is to look into",
                    source=LETTER,
                    strength=Strength.ADVICE,
                ),
                Content(
                    text="what has been done already to settle it, with dates, names and places",
                    source=LETTER,
                    strength=Strength.ADVICE,
                ),
                Content(
                    text="each point that needs an answer, numbered, the most important first; then the questions",
                    source=LETTER,
                    strength=Strength.ADVICE,
                ),
                Content(text="what is wanted as a result", source=LETTER, strength=Strength.ADVICE),
                Content(
                    text="“yours sincerely” to somebody addressed by name, else “yours faithfully”; a signature and "
                    "the name in print",
                    source=LETTER,
                    strength=Strength.ADVICE,
                ),
                Content(
                    text="who else should get a copy of the response, such as an advocate",
                    source=LETTER,
                    strength=Strength.ADVICE,
                ),
            ),
        ),
        Letter(
            event="acknowledgement",
            contents=(
                Content(
                    text="sometimes, how quickly it might be dealt with and when to expect a reply",
                    source=AN_IDEA_WHEN,
                    strength=Strength.DESCRIPTION,
                ),
            ),
            form="an e-mail, a letter or a call",
        ),
        Letter(event="stage-1-response", contents=RESPONSE_CONTENTS),
        Letter(event="stage-2-response", contents=RESPONSE_CONTENTS),
        Letter(
            event="ombudsman-assessment",
            contents=(
                Content(
                    text="the outcome of the decision whether to investigate",
                    source=ASSESSMENT_LETTER,
                    strength=Strength.DESCRIPTION,
                ),
            ),
            form="a letter",
        ),
        Letter(
            event="ombudsman-decision",
            contents=(
                Content(text="the reasons", source=REASONS, strength=Strength.DESCRIPTION),
                Content(
                    text="a copy of the decision, to the organisation complained about",
                    source=COPY_OF_DECISION,
                    strength=Strength.DESCRIPTION,
                ),
            ),
            form="in writing",
        ),
    ),
    roles=(
        Role(
            name="independent-person",
            title="the independent person",
            text="is asked by the Complaints Officer to look into the complaint at stage 2; “usually someone from a "
            "different team in the council”, sometimes somebody who does not work for it",
            source=DIFFERENT_TEAM,
            told={"member-or-officer": True},
        ),
        Role(
            name="panel-member",
            title="a member of the review panel",
            text="one of a group of independent people who look at the complaint and at the responses",
            source=PANEL,
        ),
    ),
    statements=(
        Statement(
            name="what-about",
            text="Decisions about one's care, not being listened to, not being treated properly; and an idea or "
            "feedback about how the service could work better.",
            source=MAY_COMPLAIN,
        ),
        Statement(
            name="what-it-may-bring",
            text="It might solve the issue, tell why something happened, let one know something that was said, and "
            "make things better for others.",
            source=MIGHT_SOLVE,
        ),
        Statement(
            name="advocacy-service",
            text="An independent, free and confidential service for children and young people who might need help with "
            "a complaint.",
            source=ADVOCACY,
        ),
        Statement(
            name="advocate-can",
            text="An advocate can give a safe space to talk, help to understand the stages, help to write letters, go "
            "along to meetings, and help to take things further.",
            source=ADVOCATE_CAN,
        ),
        Statement(
            name="advocate-cannot",
            text="An advocate cannot say what to do or decide for anybody, and gives information and options, not "
            "opinions.",
            source=ADVOCATE_CANNOT,
        ),
        Statement(
            name="strict-timescales",
            text="All councils have their own procedures, but there are strict timescales at each stage.",
            source=STRICT,
        ),
        Statement(
            name="stage-1-box",
            text="The box beside stage 1 says “10 days”.",
            source=STAGE_1_BOX,
            stage="stage-1",
        ),
        Statement(
            name="more-time",
            text="If the council needs more time, it usually says so and asks whether this is okay.",
            source=MORE_TIME,
            strength=Strength.USUAL,
            stage="stage-1",
        ),
        Statement(
            name="stage-2-to-whom",
            text="Stage 2 is asked for from the Complaints Team.",
            source=ASK_STAGE_2,
            stage="stage-2",
        ),
        Statement(
            name="complaints-officer",
            text="The Complaints Officer asks an independent person to look into the complaint.",
            source=COMPLAINTS_OFFICER,
            stage="stage-2",
        ),
        Statement(
            name="stage-2-box",
            text="The box beside stage 2 says “No more than 25 days”.",
            source=STAGE_2_BOX,
            stage="stage-2",
        ),
        Statement(
            name="panel-asks",
            text="The panel asks what the person is still unhappy about.",
            source=PANEL_ASKS,
            stage="stage-3",
        ),
        Statement(
            name="several-matters",
            text="A complaint may be about a single issue or about several things.",
            source=SEVERAL,
        ),
        Statement(
            name="desired-outcome",
            text="Think about what should happen as a result; it is an important part of a complaint.",
            source=WHAT_YOU_WANT,
            strength=Strength.ADVICE,
        ),
        Statement(
            name="remedies",
            text="One might get an explanation, an apology, or changes to rules or procedures.",
            source=REMEDIES,
        ),
        Statement(
            name="speak-directly",
            text="Whoever feels comfortable can speak to a member of staff or their manager; this is usually the "
            "quickest way.",
            source=SPEAK_DIRECTLY,
            strength=Strength.ADVICE,
        ),
        Statement(
            name="social-worker",
            text="A social worker who is asked must say how to complain.",
            source=SOCIAL_WORKER,
            strength=Strength.MUST,
        ),
        Statement(
            name="channels",
            text="One may talk to somebody, also by phone; have an informal meeting; send an e-mail; or send a letter "
            "to the Integrated Customer Engagement Team at Trafford Town Hall.",
            source=CHANNELS,
        ),
        Statement(
            name="keep-a-copy",
            text="Keep a copy of everything that is sent.",
            source=KEEP_A_COPY,
            strength=Strength.ADVICE,
        ),
        Statement(
            name="minimum-content",
            text="A couple of sentences on why one complains are enough; the complaints team may ask for more.",
            source=COUPLE_OF_SENTENCES,
        ),
        Statement(
            name="answer-by-the-deadline",
            text="The person who complains should get a response by the end of the deadline.",
            source=BY_THE_DEADLINE,
            strength=Strength.SHOULD,
        ),
        Statement(
            name="lgo-remit",
            text="The LGO is the last step for complaints about councils, and manages complaints about children's "
            "social care.",
            source=LAST_STEP,
        ),
        Statement(
            name="factors",
            text="The LGO is more likely to investigate a serious or long-term impact, or what affects many others; "
            "less likely minor irritation or upset, or where it cannot ask for what is wanted.",
            source=FACTORS,
        ),
        Statement(
            name="lgo-channels",
            text="The LGO has a form and a guide on its website, and a helpline to talk about a complaint before it is "
            "sent.",
            source=HELPLINE,
        ),
        Statement(
            name="no-computer",
            text="Whoever has no computer and needs support can ask Advocacy Focus for an advocate.",
            source=NO_COMPUTER,
            strength=Strength.ADVICE,
        ),
        Statement(
            name="lgo-confirms",
            text="The LGO confirms receipt, and asks for more information where it needs it; no time is stated.",
            source=LGO_CONFIRMS,
        ),
        Statement(
            name="lgo-assessment",
            text="If the complaint was made to the organisation first, the Assessment Team decides whether to look "
            "into it further.",
            source=ASSESSMENT,
        ),
        Statement(
            name="lgo-investigation",
            text="A complaint that needs a more detailed review goes to the Investigation Team, and the person who "
            "complained is told who handles it.",
            source=INVESTIGATION,
        ),
        Statement(
            name="lgo-asks",
            text="The LGO may ask either side for more information.",
            source=MORE_INFORMATION,
        ),
        Statement(
            name="lgo-draft",
            text="When the LGO thinks that it knows enough, it shares a draft decision.",
            source=DRAFT,
        ),
        Statement(
            name="lgo-papers",
            text="It usually gives copies of what the organisation sent; sometimes sensitive information cannot be "
            "shared.",
            source=PAPERS,
            strength=Strength.USUAL,
        ),
        Statement(
            name="lgo-challenge",
            text="Its decisions are final; there are procedures to challenge a decision, and to complain about its "
            "service.",
            source=CHALLENGE,
        ),
        Statement(
            name="about-the-advocate",
            text="Complaints, comments and compliments about Advocacy Focus or its advocates go to Advocacy Focus.",
            source=ABOUT_US,
        ),
    ),
    findings=(
        TextFinding(
            name="mixed-units",
            text="Stages 1 and 2 are put in working days in the text and in days in the box beside it, and “should” "
            "stands beside “no more than”. Both are shown, and none is taken; in law they are working days.",
            about=("stage-1-response", "stage-2-response"),
        ),
        TextFinding(
            name="start-not-stated",
            text="The guide does not say from when its periods run. They are shown from sending and from receipt.",
            about=("stage-1-response", "stage-2-response", "panel-decision", "ombudsman-assessment"),
        ),
        TextFinding(
            name="send-or-get",
            text="Stage 1 says that a response should be sent in time; elsewhere the guide says that one should get it "
            "by the end of the deadline. Sending in time is taken to be enough.",
            about=("stage-1-response", "stage-2-response"),
        ),
        TextFinding(
            name="extension-without-cap",
            text="The guide sets no end to the further time at stage 1. In law there are a further ten working days, "
            "twenty in all (SI 2006/1738, reg 14, not read).",
            about=("stage-1-response",),
        ),
        TextFinding(
            name="no-reply-no-next-stage",
            text="Where no response comes at stage 1, the guide speaks of another letter or a call, and of the next "
            "stage only to somebody who does not agree with the response. In law stage 2 may be asked for once the "
            "time has passed (SI 2006/1738, reg 14, not read): do not rely on this silence.",
            about=("stage-2-request",),
        ),
        TextFinding(
            name="independent-person",
            text="The guide says that the independent person is usually from another team of the council. In law an "
            "independent person is neither a member nor an officer of the authority (SI 2006/1738, reg 2).",
            about=("independent-person",),
        ),
        TextFinding(
            name="one-person-for-two",
            text="In law an investigation is made with an independent person beside the investigating officer (SI "
            "2006/1738, reg 17, not read). The guide makes one person of the two.",
            about=("independent-person", "complaints-officer"),
        ),
        TextFinding(
            name="no-65-at-stage-2",
            text="The guide does not say that in law stage 2 may take up to 65 working days (SI 2006/1738, reg 17, not "
            "read).",
            about=("stage-2-response",),
        ),
        TextFinding(
            name="no-time-to-ask",
            text="The guide gives no time for asking for a panel. In law it is 20 working days from receipt of the "
            "stage 2 response (SI 2006/1738, reg 18, not read), and a later request may be refused.",
            about=("panel-request",),
        ),
        TextFinding(
            name="65-at-stage-3",
            text="65 working days are the outer limit of stage 2 in law. For stage 3 there are 30 working days for the "
            "panel to meet (SI 2006/1738, reg 19(4)), and then those for its report and the council's response.",
            about=("panel-decision",),
        ),
        TextFinding(
            name="panel-decides",
            text="The guide says that the panel will make a decision, and nothing of what follows. In law a panel "
            "makes recommendations, and the authority answers within 15 working days of receiving them (SI 2006/1738, "
            "reg 20, not read).",
            about=("panel-decision",),
        ),
        TextFinding(
            name="after-which-stage",
            text="“After the second and third stage”: after the second, or only after the third? Elsewhere the guide "
            "says to complete all stages first. The third is taken; after the second the LGO may be asked and decides "
            "whether that is too soon.",
            about=("lgsco",),
        ),
        TextFinding(
            name="hasnt-been-resolved",
            text="“If your complaint hasn't been resolved” is put beside “or you haven't received a response in a "
            "reasonable amount of time”, and what is reasonable is not said. A response that is late is taken as a "
            "ground to ask the LGO early.",
            about=("lgsco",),
        ),
        TextFinding(
            name="year-of-the-lgo",
            text="The guide gives the LGO's year from the event or from first knowing of it, without saying which "
            "counts, and “no later than one year after”. In law it is 12 months beginning with first notice, a day "
            "less (Local Government Act 1974, s.26B).",
            about=("lgsco",),
        ),
        TextFinding(
            name="four-weeks",
            text="The Ombudsman's own staff manual speaks of 20 working days for its assessment; the four weeks are "
            "the guide's words.",
            about=("ombudsman-assessment",),
        ),
        TextFinding(
            name="no-limit-to-complain",
            text="The guide gives no time limit for complaining to the council. In law the council need not consider "
            "what is made more than a year after the grounds arose (SI 2006/1738, reg 9, not read).",
        ),
    ),
)

SCHEME = Scheme(
    name="trafford-children-guide",
    title="a guide by Advocacy Focus to complaints about children's social care in Trafford",
    kind=SchemeKind.GUIDE,
    publisher="Advocacy Focus",
    versions=(UNDATED,),
    scopes=(
        Scope(
            relation=Relation.GOVERNS,
            when=All(FactIs("nation", "england"), FactIs("subject", "children")),
            text="It describes how to complain about children's social care in Trafford; the regulations on such "
            "complaints stand above it.",
            source=WHOLE,
        ),
    ),
    coverage=(
        Encoded(
            row="S4.1",
            words="unhappy about decisions that have been made about your care; no one is listening to you; not being "
            "treated properly",
            by=("statement:what-about",),
        ),
        Encoded(
            row="S4.2",
            words="You have an idea or feedback about how the service could work better",
            by=("statement:what-about",),
        ),
        Encoded(
            row="S4.3",
            words="might solve the issue, tell you why something might have happened, or let you know something that "
            "was said",
            by=("statement:what-it-may-bring",),
        ),
        Encoded(
            row="S4.4",
            words="an independent, free, and confidential service",
            by=("entitlement:advocate", "statement:advocacy-service"),
        ),
        Encoded(
            row="S4.5",
            words="Your Advocate can: a safe space, the stages, letters, meetings, taking things further",
            by=("statement:advocate-can",),
        ),
        Encoded(
            row="S4.6",
            words="cannot tell you what to do or make decisions for you",
            by=("statement:advocate-cannot",),
        ),
        Encoded(
            row="S4.7",
            words="by phone, email, in person, or through a video call at any stage of your complaint",
            by=("entitlement:advocate",),
        ),
        LeftOut(
            row="S4.8",
            words="the address, telephone number, text number and e-mail address of Advocacy Focus, in three places",
            reason="contact details go stale; the guide holds them",
        ),
        Encoded(row="S4.9", words="there are three stages", by=("stage:stage-1", "stage:stage-2", "stage:stage-3")),
        Encoded(
            row="S4.10",
            words="All councils have their own policies and procedures, but there are strict timescales",
            by=("statement:strict-timescales", "under"),
        ),
        Encoded(
            row="S4.11",
            words="sent to the team you are making a complaint about. This usually goes to the team manager",
            by=("stage:stage-1", "transition:complaint"),
        ),
        Encoded(
            row="S4.12",
            words="They should send you a response within 10 working days",
            by=("duty:stage-1-response", "finding:start-not-stated", "finding:send-or-get"),
        ),
        Encoded(
            row="S4.13",
            words="If they need more time, they will usually tell you and ask you if this is okay",
            by=("extension:stage-1-response", "statement:more-time", "finding:extension-without-cap"),
        ),
        Encoded(
            row="S4.14",
            words="Timescale: 10 days",
            by=("duty:stage-1-response", "statement:stage-1-box", "finding:mixed-units"),
        ),
        Encoded(
            row="S4.15",
            words="let the Complaints Team know and ask them to look at your complaint under Stage 2",
            by=("transition:stage-2-request", "window:stage-2-request", "statement:stage-2-to-whom"),
        ),
        Encoded(
            row="S4.16",
            words="The Complaints Officer will ask an independent person to look into your complaint",
            by=("statement:complaints-officer", "role:independent-person", "finding:one-person-for-two"),
        ),
        Encoded(
            row="S4.17",
            words="This is usually someone from a different team in the council",
            by=("role:independent-person", "fact:member-or-officer", "finding:independent-person"),
        ),
        Encoded(
            row="S4.18",
            words="This should not take more than 25 working days",
            by=("duty:stage-2-response", "finding:no-65-at-stage-2"),
        ),
        Encoded(
            row="S4.19",
            words="Timescale: No more than 25 days",
            by=("duty:stage-2-response", "statement:stage-2-box", "finding:mixed-units"),
        ),
        Encoded(
            row="S4.20",
            words="you can ask for a review panel to look at your complaint",
            by=("transition:panel-request", "window:panel-request", "finding:no-time-to-ask"),
        ),
        Encoded(
            row="S4.21",
            words="a group of independent people who will look at your complaint and the responses",
            by=("role:panel-member", "stage:stage-3"),
        ),
        Encoded(
            row="S4.22",
            words="They will ask you what you are still unhappy about",
            by=("statement:panel-asks",),
        ),
        Encoded(
            row="S4.23",
            words="and then they will make a decision",
            by=("event:panel-decision", "transition:panel-decision", "finding:panel-decides"),
        ),
        Encoded(
            row="S4.24",
            words="Timescale: No more than 65 days",
            by=("duty:panel-decision", "finding:65-at-stage-3"),
        ),
        Encoded(
            row="S4.25",
            words="This could be a single issue, or several things about your care",
            by=("statement:several-matters",),
        ),
        Encoded(
            row="S4.26",
            words="think about what it is you want to happen as a result of your complaint",
            by=("statement:desired-outcome",),
        ),
        Encoded(
            row="S4.27",
            words="An explanation; An apology; Changes to rules or procedures",
            by=("statement:remedies",),
        ),
        Encoded(
            row="S4.28",
            words="speak to a member of staff or their manager directly. This is usually the quickest way",
            by=("statement:speak-directly",),
        ),
        Encoded(
            row="S4.29",
            words="You can speak to your Social Worker … They must then let you know how to do this",
            by=("statement:social-worker",),
        ),
        Encoded(
            row="S4.30",
            words="Ways to make your complaint: talk to someone, an informal meeting, an e-mail, a letter",
            by=("statement:channels",),
        ),
        Encoded(row="S4.31", words="keep a copy of everything you send", by=("statement:keep-a-copy",)),
        Encoded(
            row="S4.32",
            words="You could just send a couple of sentences … the complaints team may ask you for more information",
            by=("statement:minimum-content",),
        ),
        Encoded(
            row="S4.33",
            words="the letter's head: sender, addressee, PRIVATE AND CONFIDENTIAL, a greeting with or without a name",
            by=("letter:complaint",),
        ),
        Encoded(
            row="S4.34",
            words="what happened, who did it, where and when; the more information, the easier",
            by=("letter:complaint",),
        ),
        Encoded(
            row="S4.35",
            words="what was done to try and solve it already, with dates, names and locations",
            by=("letter:complaint",),
        ),
        Encoded(
            row="S4.36",
            words="numbered points, the most important first; questions; what is wanted as a result",
            by=("letter:complaint",),
        ),
        Encoded(row="S4.37", words="“Yours sincerely” or “Yours faithfully”", by=("letter:complaint",)),
        Encoded(
            row="S4.38",
            words="You might want other people, such as your Advocate, to get a copy of the response too",
            by=("letter:complaint",),
        ),
        Encoded(
            row="S4.39",
            words="you should get an email, letter, or a call to say that they have received this",
            by=("duty:acknowledgement", "letter:acknowledgement"),
        ),
        Encoded(
            row="S4.40",
            words="Sometimes they will give you an idea as to how quickly this might be dealt with",
            by=("letter:acknowledgement",),
        ),
        Encoded(
            row="S4.41",
            words="By the end of the deadline (see above timescales), you should get a response",
            by=("statement:answer-by-the-deadline", "finding:send-or-get"),
        ),
        Encoded(
            row="S4.42",
            words="should address the things you've raised and tell you if they can give you the outcomes you have "
            "asked for",
            by=("letter:stage-1-response", "letter:stage-2-response"),
        ),
        Encoded(
            row="S4.43",
            words="If you don't receive a response by the timescale date, it's okay to send another letter or make a "
            "follow up phone call",
            by=("entitlement:chase", "duty:stage-1-response", "duty:stage-2-response"),
        ),
        Encoded(
            row="S4.44",
            words="you can ask for a meeting with the people involved or ask … to move on to the next stage",
            by=("entitlement:meeting", "transition:stage-2-request", "finding:no-reply-no-next-stage"),
        ),
        Encoded(
            row="S4.45",
            words="The response letter should also tell you what you can do next if you are still unhappy",
            by=("letter:stage-1-response", "letter:stage-2-response"),
        ),
        Encoded(
            row="S4.46",
            words="After the second and third stage … you have one other option",
            by=("route:lgsco", "finding:after-which-stage"),
        ),
        Encoded(
            row="S4.47",
            words="the last step for complaints about Councils. They manage complaints about children's social care",
            by=("route:lgsco", "statement:lgo-remit"),
        ),
        Encoded(
            row="S4.48",
            words="you should complete all stages of the council's complaints process first",
            by=("route:lgsco", "finding:after-which-stage"),
        ),
        Encoded(
            row="S4.49",
            words="If your complaint hasn't been resolved, or you haven't received a response in a reasonable amount "
            "of time",
            by=("route:lgsco", "finding:hasnt-been-resolved"),
        ),
        Encoded(
            row="S4.50",
            words="no later than one year after the event or incident …, or from when you first became aware",
            by=("route:lgsco", "finding:year-of-the-lgo"),
        ),
        Encoded(
            row="S4.51",
            words="such as if you were unwell, or if the local resolution took longer than a year",
            by=(
                "route:lgsco",
                "fact:was-unwell",
                "fact:local-resolution-over-a-year",
                "fact:another-exception",
            ),
        ),
        Encoded(
            row="S4.52",
            words="more likely to investigate: a serious or long-term impact; many other people affected",
            by=("statement:factors",),
        ),
        Encoded(
            row="S4.53",
            words="less likely to investigate: only minor irritation or upset; cannot ask the organisation to do what "
            "you want",
            by=("statement:factors",),
        ),
        Encoded(
            row="S4.54",
            words="a link, a form and a guide to it; a helpline if you want to discuss your complaint before sending "
            "it",
            by=("statement:lgo-channels",),
        ),
        LeftOut(
            row="S4.54a",
            words="the link, the number of the helpline and its hours, Monday to Friday",
            reason="contact details and hours go stale; that there is a helpline is carried in S4.54",
        ),
        Encoded(
            row="S4.55",
            words="If you don't have access to a computer and need support, please contact Advocacy Focus",
            by=("statement:no-computer",),
        ),
        Encoded(
            row="S4.56",
            words="will confirm that they have received your complaint. If they need more information … they will "
            "reach out",
            by=("statement:lgo-confirms",),
        ),
        Encoded(
            row="S4.57",
            words="If you have already complained directly to the organisation involved, the Assessment Team will "
            "determine",
            by=("statement:lgo-assessment",),
        ),
        Encoded(
            row="S4.58",
            words="The LGO will send you a letter explaining the outcome of this decision",
            by=("event:ombudsman-assessment", "letter:ombudsman-assessment"),
        ),
        Encoded(
            row="S4.59",
            words="They aim to decide whether your complaint will be investigated within four weeks",
            by=("duty:ombudsman-assessment", "finding:start-not-stated", "finding:four-weeks"),
        ),
        Encoded(
            row="S4.60",
            words="pass it to the Investigation Team. You will be informed about the person who is handling your "
            "complaint",
            by=("statement:lgo-investigation",),
        ),
        Encoded(
            row="S4.61",
            words="may reach out to you or the organisation for more information",
            by=("statement:lgo-asks",),
        ),
        Encoded(
            row="S4.62",
            words="they will share a draft decision with you",
            by=("event:draft-decision", "statement:lgo-draft"),
        ),
        Encoded(
            row="S4.63",
            words="usually provide copies of the information …, but sometimes sensitive information cannot be shared",
            by=("statement:lgo-papers",),
        ),
        Encoded(
            row="S4.64",
            words="one last chance to comment or provide any additional information … before they make a final "
            "decision",
            by=("event:draft-comments", "entitlement:comment-on-draft"),
        ),
        Encoded(
            row="S4.65",
            words="will write to you to explain their reasons. They will also send a copy of the decision to the "
            "organisation",
            by=("letter:ombudsman-decision",),
        ),
        Encoded(
            row="S4.66",
            words="decisions are final, but there are procedures in place if you wish to challenge their decision",
            by=("statement:lgo-challenge",),
        ),
        Encoded(
            row="S4.67",
            words="it is hard to say how long the investigation will take … many months from start to finish",
            by=("duty:ombudsman-decision",),
        ),
        Encoded(
            row="S4.68",
            words="any comments, compliments or complaints about Advocacy Focus, or our Advocates, please get in touch",
            by=("statement:about-the-advocate",),
        ),
        LeftOut(
            row="S4.69",
            words="Intellectual Property Rights Reserved",
            reason="terms of the text: the template letter is not ours to copy, so its parts are told in our own words",
        ),
        Encoded(
            row="S4.70",
            words="no limit to complain to the council, no figure for the acknowledgement, no time to ask for stages 2 "
            "and 3, nothing after the panel",
            by=(
                "time-limit:time-limit",
                "finding:no-limit-to-complain",
                "duty:acknowledgement",
                "window:stage-2-request",
                "window:panel-request",
                "finding:no-time-to-ask",
                "finding:panel-decides",
            ),
        ),
    ),
    not_read=(
        NotRead(
            what="Trafford Council's own complaints procedure for children's social care",
            effect="what the council itself publishes is not held here; the guide may differ from it",
        ),
        NotRead(
            what="the date of the guide",
            effect="it is taken to hold on every date",
        ),
    ),
)
