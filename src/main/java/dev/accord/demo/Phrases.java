package dev.accord.demo;

import dev.accord.handoffs.Cause;
import java.util.List;
import java.util.Map;

/** What the people of the story write down. */
final class Phrases {

    static final String SQL_V2 = """
            An MQL who told us in a conversation or a form that there is a budget for the next two quarters, and who \
            decides on it or names who does. Attending a webinar alone makes nobody sales qualified. Students, \
            consultants and companies with fewer than ten people in the warehouse are not handed over.""";
    static final String ON_SQL_V2 = "Good. With \"names who decides\" in it my people know whom to call.";
    static final String SQL_V3 = """
            An MQL who told us that there is a budget and who decides on it, or who asked for a demo, or who looked at \
            the prices and downloaded an offer within the last 60 days. Attending a webinar alone makes nobody sales \
            qualified. Students, consultants and companies with fewer than ten people in the warehouse are not handed \
            over.""";
    static final List<String> ON_SQL_V3 = List.of(
            "Somebody who reads the price page has no budget yet. How many more would that be a month?",
            "Rehearse it: the draft shows what it would have brought, and how those leads ended.",
            "Before anybody signs I want to see how many of the additional ones were won.");
    static final String AVERAGE_DEAL_V2 = """
            Revenue won in the period, divided by the deals won in it. Goals and the forecast are planned with the \
            agreed value.""";
    static final String SALES_CYCLE_V2 = """
            Days from the creation of an opportunity to the day it was won; the median counts. A deal that takes twice \
            as long is looked at by the sales manager.""";

    static final List<String> POSTS = List.of(
            "/blog/dead-stock",
            "/blog/safety-stock-in-seasons",
            "/blog/forecast-without-a-crystal-ball",
            "/blog/spreadsheets-that-lie",
            "/stories/pump-maker");
    static final List<String> PAGES =
            List.of("/", "/product", "/pricing", "/integrations", "/stories", "/about", "/product/forecast");
    static final List<String> OFFERS = List.of("/guides/buyers-checklist.pdf", "/guides/state-of-stock.pdf");

    static final List<String> HANDED_OVER = List.of(
            "Named a budget for this year and asked for prices",
            "Compares two providers and wants to decide next month",
            "Asked for a demo with their own stock data",
            "The head of supply chain confirmed the project by phone",
            "Replaces a spreadsheet; budget approved");
    static final List<String> HANDED_OVER_BY_WEBINAR = List.of(
            "Attended the webinar to the end",
            "Attended the webinar and clicked the offer",
            "Asked a question in the webinar");
    static final List<String> PERSONAL =
            List.of("Recommended by a customer, with a budget", "Brought by a partner who runs the project");

    static final List<String> NOT_A_LEAD = List.of(
            "Student writing a thesis",
            "Works for a competitor",
            "Job applicant",
            "No company, private interest",
            "Asked to be removed");
    static final List<String> WENT_QUIET =
            List.of("No answer for weeks", "Project postponed to next year", "Contact left the company");
    static final List<String> TAKEN_BACK =
            List.of("Wrote that the project is postponed", "Asked not to be called before the summer budget");
    static final List<String> NO_PROJECT = List.of(
            "No project before next year", "Stays with the spreadsheet for now", "Merger: all purchases are frozen");
    static final List<String> LOST =
            List.of("Price", "Chose a competitor", "No decision", "Project stopped", "Missing integration");

    static final List<String> NOT_REACHED =
            List.of("Mailbox full", "Rang out", "Left a message", "At the front desk: back tomorrow");
    static final List<String> REACHED = List.of(
            "Confirmed budget and timing",
            "Talked through their stock levels",
            "Wants the works council to see it first",
            "Asked for a reference in the same trade",
            "Decides with the CFO in two weeks");
    static final List<String> MEETINGS =
            List.of("Discovery", "Demo with their own data", "Workshop with the planners", "Offer and terms");

    static final Map<Cause, List<String>> CLAIMS = Map.of(
            Cause.BAD_FIT,
                    List.of(
                            "Four people and no warehouse of their own",
                            "A consultancy that looks around for a client"),
            Cause.NO_BUDGET,
                    List.of("No budget this year and nobody has asked for one", "Thought that the tool is free"),
            Cause.NO_NEED, List.of("Only wanted to see the webinar", "Has signed with a competitor last month"),
            Cause.NO_AUTHORITY, List.of("An intern who collects material", "Decided by the group, not by this site"),
            Cause.BAD_TIMING, List.of("Changes the ERP first, then perhaps", "Asks to be called after the season"),
            Cause.WRONG_DATA,
                    List.of("Phone number of another company", "The name and the mail belong to different people"),
            Cause.NOT_REACHABLE, List.of("Five calls in four days, never there", "Number does not exist, mails bounce"),
            Cause.DUPLICATE, List.of("Same person that a colleague talks to already"),
            Cause.DEFINITION_UNCLEAR, List.of("Is attending a webinar really \"sales qualified\"?"));

    static final List<String> ATTEMPTS = List.of(
            "Called: friendly, remembers us, no project at the moment",
            "Wrote a mail and got an answer within the day",
            "Two calls without an answer, then a short mail",
            "Reached the assistant, who confirmed what sales says");
    static final List<String> EVIDENCE = List.of(
            "The form says \"just looking\"; it was never read",
            "The company register shows six employees",
            "Visited only the webinar page, nothing before or after",
            "Three visits to the price page in the last week",
            "Their job ads name a project for next spring");
    static final List<String> NOTES = List.of(
            "Talked it over with the rep",
            "The packet lacked the budget question",
            "Similar to two others of the same campaign");

    static final List<String> UPHELD = List.of(
            "Sales is right: interest, but no project and no money. We keep in touch.",
            "Right company, wrong moment. Back to us until the date they gave.",
            "Our scoring took attendance for intent. The lead is fine, the promise was not.");
    static final List<String> NOT_UPHELD = List.of(
            "The budget is there; the person who answered did not know of it.",
            "Reached at the second attempt: wants a demo this month.",
            "The need is real; the first call reached the wrong site.");
    static final List<String> CAMPAIGNS = List.of("Stock letter", "From spreadsheet to plan", "Season review");

    private Phrases() {}
}
