package dev.accord.ingest.mapping;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the headings of real exports mean: our own names in any spelling, and those of the usual systems. */
public final class Headings {

    /** A system whose export a file seems to be. */
    public enum Export {
        HUBSPOT_CONTACTS(ImportKind.LEADS, "HubSpot contacts", "hubspot", "recordid lifecyclestage originalsource"),
        PIPEDRIVE_DEALS(ImportKind.OPPORTUNITIES, "Pipedrive deals", "pipedrive", "dealid dealtitle dealstatus"),
        SALESFORCE_DATA(
                ImportKind.OPPORTUNITIES, "Salesforce Data Loader", "salesforce", "isdeleted systemmodstamp stagename"),
        SALESFORCE_LEADS(
                ImportKind.LEADS, "Salesforce leads report", "salesforce", "leadowner companyaccount leadsource"),
        SALESFORCE_CONTACTS(
                ImportKind.LEADS,
                "Salesforce contacts report",
                "salesforce",
                "accountowner accountname mailingcountry"),
        GA4_TRAFFIC(
                ImportKind.TRAFFIC,
                "Google Analytics traffic acquisition",
                "ga4",
                "sessiondefaultchannelgroup sessions engagedsessions"),
        ZOHO_LEADS(ImportKind.LEADS, "Zoho CRM leads", "zoho", "leadname leadowner createdtime convertedaccount");

        private final ImportKind kind;
        private final String label;
        private final String source;
        private final List<String> signature;

        Export(ImportKind kind, String label, String source, String signature) {
            this.kind = kind;
            this.label = label;
            this.source = source;
            this.signature = List.of(signature.split(" "));
        }

        /** What its files hold. */
        public ImportKind kind() {
            return kind;
        }

        public String label() {
            return label;
        }

        /** The name that its records are usually kept under. */
        public String source() {
            return source;
        }

        /** Whose export it is, by headings that only this system writes together. */
        public static Optional<Export> of(List<String> headings) {
            List<String> plain = headings.stream().map(Headings::plain).toList();
            return Arrays.stream(values())
                    .filter(export -> plain.containsAll(export.signature))
                    .findFirst();
        }
    }

    /** For each field the headings that mean it, the surest first; its own name is always one. */
    private static final Map<ImportKind, Map<String, List<String>>> MEANINGS = Map.of(
            ImportKind.LEADS,
            meanings(
                    "externalId: recordid leadid contactid crmid personid id dealid",
                    "email: emailaddress personemail workemail email1value mail",
                    "firstName: givenname forename",
                    "lastName: familyname surname",
                    "fullName: name leadname personname contactname",
                    "company: companyname companyaccount accountname account organizationname organisationname"
                            + " organization organisation organization1name associatedcompany",
                    "jobTitle: title position",
                    "country: countryregion mailingcountry",
                    "segment: marketsegment",
                    "channel: originalsource leadsource source latestsource origin utmsource",
                    "campaign: campaignname utmcampaign leadcampaign",
                    "owner: leadowner contactowner accountowner ownername owneremail salesrep assignedto ownerid",
                    "createdAt: createdate createddate createdtime created createdon datecreated creationdate",
                    "stage: lifecyclestage leadstage",
                    "disqualifiedReason: disqualificationreason unqualifiedreason",
                    "isDeleted: deleted"),
            ImportKind.OPPORTUNITIES,
            meanings(
                    "externalId: opportunityid dealid recordid id",
                    "lead: leadexternalid leadid",
                    "name: opportunityname dealname dealtitle title",
                    "account: accountname company companyname organizationname organisationname dealorganization"
                            + " dealorganisation organization organisation associatedcompany accountid",
                    "product: productname",
                    "owner: opportunityowner dealowner ownername owneremail salesagent salesrep assignedto ownerid",
                    "sdr: sdrname",
                    "amount: dealvalue dealamount closevalue value",
                    "currency: dealcurrency currencyisocode currencycode",
                    "createdAt: createdate createddate createdtime dealdealcreated dealcreated created createdon datecreated"
                            + " engagedate",
                    "expectedCloseAt: expectedclosedate dealexpectedclosedate expectedclose",
                    "closedAt: closedate closeddate dealwontime wontime closingdate",
                    "stage: stagename dealstage pipelinestage salesstage",
                    "outcome: dealstatus status result",
                    "isClosed: closedflag",
                    "isWon: isclosedwon",
                    "lostReason: deallostreason closedlostreason lossreason reasonlost",
                    "isDeleted: deleted"),
            ImportKind.PEOPLE,
            meanings(
                    "externalId: userid personid employeeid recordid id",
                    "firstName: givenname forename",
                    "lastName: familyname surname",
                    "fullName: name username",
                    "email: emailaddress workemail mail",
                    "team: teamname",
                    "roles: role"),
            ImportKind.STAGE_ENTRIES,
            meanings(
                    "lead: leadexternalid leadid recordid contactid",
                    "stage: stagename lifecyclestage",
                    "at: date enteredat timestamp",
                    "by: owner changedby"),
            ImportKind.ACTIVITIES,
            meanings(
                    "externalId: activityid recordid id",
                    "lead: leadexternalid leadid contactid",
                    "type: activitytype",
                    "at: date activitydate occurredat timestamp createdat",
                    "by: owner assignedto",
                    "url: page link",
                    "durationSeconds: duration"),
            ImportKind.SPEND,
            meanings(
                    "externalId: spendid recordid id",
                    "channel: sessiondefaultchannelgroup channelgroup source utmsource platform network",
                    "campaign: campaignname utmcampaign",
                    "from: day date startdate start reportingstarts",
                    // a day that is named as the last one is included, unlike ours
                    "until: enddate end reportingends lastday",
                    "amount: cost spend amountspent amountspenteur amountspentusd amountspentgbp amountspentchf",
                    "currency: currencycode currencyisocode accountcurrency",
                    "impressions: impr",
                    "clicks: linkclicks"),
            ImportKind.TRAFFIC,
            meanings(
                    "externalId: trafficid recordid id",
                    "day: date",
                    "until: enddate lastday",
                    "channel: sessiondefaultchannelgroup sessionprimarychannelgroup defaultchannelgrouping channelgroup"
                            + " sessionsource source utmsource",
                    "visits: sessions",
                    "visitors: totalusers users activeusers uniquevisitors"));

    /** The words that systems have for the usual kinds of stages. */
    private static final Map<String, List<String>> STAGE_WORDS = Map.of(
            "LEAD", List.of("lead", "subscriber"),
            "MQL", List.of("mql", "marketingqualified", "marketingqualifiedlead"),
            "SQL", List.of("sql", "salesqualified", "salesqualifiedlead"),
            "SAL", List.of("sal", "salesaccepted", "salesacceptedlead"),
            "OPPORTUNITY", List.of("opportunity", "deal"),
            "WON", List.of("won", "customer", "closedwon", "evangelist"),
            "LOST", List.of("lost", "closedlost"),
            "NURTURE", List.of("nurture", "nurturing"),
            "DISQUALIFIED", List.of("disqualified", "unqualified"));

    /** Only names that say nothing of what is in them: the id of an owner is not that of the record. */
    private static final Set<String> WRAPPERS =
            Set.of("attributes", "data", "fields", "payload", "properties", "record", "values");

    private Headings() {}

    /** Letters and digits only, in lower case, without accents: all spellings of a heading come out alike. */
    public static String plain(String text) {
        String bare = Normalizer.normalize(text, Normalizer.Form.NFD);
        return bare.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }

    /** The heading without the members around it in which APIs wrap a record, such as {@code properties.email}. */
    static String unwrapped(String heading) {
        String[] names = heading.split("\\.", 2);
        return names.length == 2 && WRAPPERS.contains(names[0].toLowerCase(Locale.ROOT))
                ? unwrapped(names[1])
                : heading;
    }

    /** The headings that mean a field, without regard to spelling, the surest first. */
    static List<String> of(ImportKind kind, String field) {
        if (field.startsWith(Field.ENTERED)) {
            return ofEntering(field.substring(Field.ENTERED.length()));
        }
        return MEANINGS.getOrDefault(kind, Map.of()).getOrDefault(field, List.of(plain(field)));
    }

    /** The key of the stage that a word means, by key, by the label given, or as other systems call it. */
    public static Optional<String> stage(String word, Map<String, String> labelsByKey) {
        String plain = plain(word);
        return labelsByKey.keySet().stream()
                .filter(key -> plain(key).equals(plain))
                .findFirst()
                .or(() -> labelsByKey.entrySet().stream()
                        .filter(stage -> plain(stage.getValue()).equals(plain))
                        .map(Map.Entry::getKey)
                        .findFirst())
                .or(() -> STAGE_WORDS.entrySet().stream()
                        .filter(words -> words.getValue().contains(plain) && labelsByKey.containsKey(words.getKey()))
                        .map(Map.Entry::getKey)
                        .findFirst());
    }

    static List<String> entered(Set<String> stages) {
        return stages.stream().sorted().map(Field.ENTERED::concat).toList();
    }

    private static List<String> ofEntering(String stage) {
        List<String> words = new ArrayList<>(List.of(plain(stage)));
        words.addAll(STAGE_WORDS.getOrDefault(stage, List.of()));
        List<String> headings = new ArrayList<>();
        for (String word : words.stream().distinct().toList()) {
            for (String form : List.of(
                    "entered%s",
                    "became%sdate", "becamea%sdate", "becamean%sdate", "%sdate", "%sat", "dateentered%s")) {
                headings.add(form.formatted(word));
            }
        }
        return headings;
    }

    private static Map<String, List<String>> meanings(String... lines) {
        Map<String, List<String>> meanings = new LinkedHashMap<>();
        for (String line : lines) {
            String[] parts = line.split(": ", 2);
            List<String> headings = new ArrayList<>(List.of(plain(parts[0])));
            headings.addAll(List.of(parts[1].split(" ")));
            meanings.put(parts[0], List.copyOf(headings));
        }
        return meanings;
    }
}
