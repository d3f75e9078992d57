"""Where the guidance comes from. Titles are in sources.toml; what was not read as published asks for a manager."""

from __future__ import annotations

from app.guidance.model import Source, Standing

_CONFIRM = Standing.CONFIRM

SOURCES: tuple[Source, ...] = (
    Source("agency_policy", "Agency policy: Information Sharing and Confidentiality, v5, 16 February 2022"),
    Source("dfe_2018", "DfE, Information sharing: advice for practitioners, July 2018, seven golden rules"),
    Source("flowchart_2018", "DfE, Information sharing: advice for practitioners, July 2018, flowchart", _CONFIRM),
    Source(
        "wt_2026",
        "https://warringtonsafeguardingpartnerships.org.uk/p/i-work-or-volunteer-with-children-and-young-people/"
        "information-sharing",
    ),
    Source("nms_22", "https://www.minimumstandards.org/fost_twentytwo.html"),
    Source("nms_26", "https://www.minimumstandards.org/fost_twentysix.html"),
    Source("nms_29", "https://www.minimumstandards.org/fost_twentynine.html"),
    Source("reg_32", "https://www.legislation.gov.uk/uksi/2011/581/regulation/32"),
    Source("pd12g", "https://www.justice.gov.uk/courts/procedure-rules/family/practice_directions/pd_part_12g"),
    Source(
        "ico_emergency",
        "https://ico.org.uk/for-organisations/uk-gdpr-guidance-and-resources/data-sharing/"
        "data-sharing-a-code-of-practice/data-sharing-in-an-urgent-situation-or-in-an-emergency/",
    ),
    Source("gmc", "https://www.gmc-uk.org/guidance/ethical_guidance/13404.asp"),
    Source("caldicott", "National Data Guardian, Caldicott principles, December 2020", _CONFIRM),
    Source("dpa_exemptions", "Data Protection Act 2018, Schedule 2 paragraph 2 and Schedule 3", _CONFIRM),
    Source(
        "bristol",
        "https://www.bristol.gov.uk/residents/social-care-and-health/children-and-families/concerns-about-a-child/"
        "first-response-for-professionals-working-with-children/"
        "professionals-consent-and-information-sharing-for-safeguarding-referrals-and-targeted-support",
    ),
    Source("herts", "https://hertschildcare.proceduresonline.com/chapters/p_consent_info_sh.html"),
    Source(
        "girfec_consent",
        "https://www.gov.scot/publications/getting-right-child-girfec-practice-guidance-4-information-sharing/pages/22/",
    ),
    Source(
        "girfec_record",
        "https://www.gov.scot/publications/getting-right-child-girfec-practice-guidance-4-information-sharing/pages/14/",
    ),
    Source("norfolk_consent", "https://schools.norfolk.gov.uk/article/29597/Information-sharing-and-consent"),
    Source("competence", "Gillick v West Norfolk and Wisbech AHA [1985] UKHL 7", _CONFIRM),
    Source("notts_handbook", "https://nottinghamshirefch.trixonline.co.uk/chapter/information-sharing"),
    Source(
        "edinburgh",
        "https://www.edinburghfostering.org.uk/carers/confidentiality-sensitive-information-media-use",
    ),
    Source("sparks", "Sparks Fostering, Confidentiality in foster care"),
    Source("nafp", "https://nafp.org.uk/resources/information-about-foster-carers-provided-for-matching-purposes"),
    Source("sussex", "https://sussexchildprotection.procedures.org.uk/hkyltt//making-a-referral"),
    Source("rcgp", "https://elearning.rcgp.org.uk/mod/book/tool/print/index.php?chapterid=923&id=15290"),
    Source("sheffield_lado", "https://sheffieldscb.proceduresonline.com/p_all_against_pers_work_children.html"),
    Source("coventry", "Coventry City Council, allegations against people who work with children"),
    Source("gmp_missing", "https://www.gmp.police.uk/notices/pp/philomena-protocol/"),
    Source(
        "glf_missing",
        "https://www.greaterlondonfostering.org/procedures/what-to-do-if-your-foster-child-is-late-home/",
    ),
    Source(
        "fgm_duty",
        "https://www.gov.uk/government/publications/"
        "mandatory-reporting-of-female-genital-mutilation-procedural-information",
    ),
    Source(
        "ofsted_serious",
        "https://www.gov.uk/guidance/report-a-serious-incident-in-an-independent-fostering-agency",
    ),
    Source(
        "kcsie", "Keeping Children Safe in Education, as quoted by Devon County Council, one minute guide 6", _CONFIRM
    ),
    Source("telford", "ICO monetary penalty, Telford and Wrekin Council, 2012"),
    Source("wakefield", "ICO reprimand, Wakefield Council, 2023"),
    Source("nottinghamshire", "ICO reprimand, Nottinghamshire County Council, 2023"),
    Source("south_wales", "ICO reprimand, South Wales Police, 2023"),
    Source("lancashire", "https://www.lgo.org.uk/decisions/children-s-care-services/child-protection/19-018-981"),
    Source(
        "leicestershire_2024",
        "https://www.lgo.org.uk/decisions/children-s-care-services/other/23-013-577",
    ),
    Source("buckinghamshire", "https://www.lgo.org.uk/decisions/children-s-care-services/other/21-005-811"),
    Source(
        "devon",
        "https://beta.devon.gov.uk/educationandfamilies/childrens-social-care/child-protection/"
        "managing-allegations-against-adults-working-with-children/"
        "when-there-are-concerns-about-your-personal-life",
    ),
    Source(
        "facebook",
        "https://www.communitycare.co.uk/2014/09/10/"
        "social-worker-given-conditions-practice-order-disrespectful-facebook-posts/",
    ),
    Source("h_and_l", "https://caselaw.nationalarchives.gov.uk/ewca/civ/2011/403"),
    Source("thames_valley", "https://caselawdigest.com/family-court/thames-valley-police-v-f-anor"),
    Source("re_v_re_l", "Re V; Re L (Sexual Abuse: Disclosure) [1998] EWCA Civ 1502"),
    Source(
        "mdu",
        "https://www.themdu.com/guidance-and-advice/journals/good-practice-october-2013/"
        "advice-line-dilemma---self-harming-teenage-girl",
    ),
    Source("st_helens", "St Helens Council, CYPS service request"),
    # The later advice, the new laws, and the conditions that an office confirms
    Source("dfe_2024", "DfE, Information sharing: advice for practitioners, May 2024, seven golden rules", _CONFIRM),
    Source("s16la", "https://www.legislation.gov.uk/ukpga/2026/21/section/4/enacted", _CONFIRM),
    Source(
        "abuse_reporting",
        "Crime and Policing Bill, Part 5 Chapter 2, as printed in February 2026; not known to be law",
        _CONFIRM,
    ),
    Source("gdpr_6", "UK GDPR, Article 6(1)", _CONFIRM),
    Source("gdpr_9", "UK GDPR, Articles 9 and 10; Data Protection Act 2018, sections 10 and 11", _CONFIRM),
    Source("gdpr_15", "UK GDPR, Articles 12 and 15", _CONFIRM),
    Source("gdpr_33", "UK GDPR, Articles 33 and 34", _CONFIRM),
    Source("dpa_18", "Data Protection Act 2018, Schedule 1 paragraph 18 and Part 4", _CONFIRM),
    Source(
        "cambs_18", "https://safeguardingcambspeterborough.org.uk/children-board/professionals/information-sharing/"
    ),
    Source(
        "ico_interest",
        "https://ico.org.uk/for-organisations/recognised-legitimate-interest-guidance/"
        "what-are-the-recognised-legitimate-interest-conditions/safeguarding-condition",
    ),
    Source("data_complaints", "Data (Use and Access) Act 2025, complaints to controllers", _CONFIRM),
    # Time limits and notifications
    Source("sch_7", "https://proceduresonline.com/communityfostering/p_notifi_sig_events.html"),
    Source("sch_7_rest", "Fostering Services (England) Regulations 2011, Schedule 7, remaining rows", _CONFIRM),
    Source(
        "manchester",
        "https://manchestercs.trixonline.co.uk/chapter/notifications-of-significant-events-external-notifications",
    ),
    Source("tees", "https://www.teescpp.org.uk/safeguarding-procedures/5-making-response-to-a-referral/"),
    Source("cheshire", "Cheshire East, allegations against people who work with children"),
    Source("norfolk_standards", "Norfolk County Council, concerns about standards of care"),
    Source("care_agreement", "Foster care agreement, changes in the household", _CONFIRM),
    Source("dbs_duty", "Safeguarding Vulnerable Groups Act 2006, section 35", _CONFIRM),
    Source("return_interviews", "DfE, Children who run away or go missing from home or care, January 2014", _CONFIRM),
    Source("lrsb", "https://lrsb.org.uk/cse-information-sharing-form"),
    Source("nrm", "National referral mechanism, first responders", _CONFIRM),
    Source("prevent", "https://fenews.co.uk/wellbeing/making-a-referral-to-prevent-2"),
    Source("prevent_london", "https://www.londonsafeguardingchildrenprocedures.co.uk/sg_ch_extremist.html"),
    Source("marac", "Multi-agency risk assessment conference, referral by the child's social worker", _CONFIRM),
    Source("solihull", "http://solihulllscb.proceduresonline.com/chapters/p_ser_case_rev_guid.html"),
    Source("essex", "W v Essex County Council, as told by Community Care, 25 August 2009"),
    Source(
        "nhs_police",
        "https://transform.england.nhs.uk/information-governance/guidance/sharing-information-with-the-police",
    ),
    Source(
        "lgsco_told", "Ombudsman decisions: foster carers are told what is alleged before an enquiry ends", _CONFIRM
    ),
    Source("lgsco_employer", "Ombudsman decisions: a carer is asked before an employer is", _CONFIRM),
    Source("nations", "https://safeguarding.wales/en/chi-i/chi-i-c2/c2-p4"),
)
