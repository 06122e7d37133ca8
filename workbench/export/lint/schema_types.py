"""The types and properties of schema.org that fact-check markup is made of, written by hand.

Source: the pages of schema.org as of 2026 (https://schema.org/ClaimReview, /Claim, /Rating,
/Organization, /Person, /CreativeWork, /NewsArticle, /DataFeed, /DataFeedItem and the types they
refer to). A type that is not here is not looked into.
"""

from __future__ import annotations

from typing import Final

TEXT: Final = "Text"
URL: Final = "URL"
DATE: Final = "Date"
NUMBER: Final = "Number"
BOOLEAN: Final = "Boolean"

PARENTS: Final[dict[str, str | None]] = {
    "Thing": None,
    "Intangible": "Thing",
    "CreativeWork": "Thing",
    "Place": "Thing",
    "Event": "Thing",
    "Action": "Thing",
    "Organization": "Thing",
    "NewsMediaOrganization": "Organization",
    "NGO": "Organization",
    "GovernmentOrganization": "Organization",
    "EducationalOrganization": "Organization",
    "Corporation": "Organization",
    "Person": "Thing",
    "Claim": "CreativeWork",
    "Review": "CreativeWork",
    "ClaimReview": "Review",
    "CriticReview": "Review",
    "MediaReview": "Review",
    "Article": "CreativeWork",
    "NewsArticle": "Article",
    "OpinionNewsArticle": "NewsArticle",
    "ReportageNewsArticle": "NewsArticle",
    "AnalysisNewsArticle": "NewsArticle",
    "BackgroundNewsArticle": "NewsArticle",
    "AdvertiserContentArticle": "Article",
    "Report": "Article",
    "ScholarlyArticle": "Article",
    "SocialMediaPosting": "Article",
    "BlogPosting": "SocialMediaPosting",
    "DiscussionForumPosting": "SocialMediaPosting",
    "Blog": "CreativeWork",
    "Book": "CreativeWork",
    "Comment": "CreativeWork",
    "CorrectionComment": "Comment",
    "Conversation": "CreativeWork",
    "Message": "CreativeWork",
    "Movie": "CreativeWork",
    "Photograph": "CreativeWork",
    "Quotation": "CreativeWork",
    "WebPage": "CreativeWork",
    "WebSite": "CreativeWork",
    "WebContent": "CreativeWork",
    "MediaObject": "CreativeWork",
    "AudioObject": "MediaObject",
    "ImageObject": "MediaObject",
    "VideoObject": "MediaObject",
    "Dataset": "CreativeWork",
    "DataFeed": "Dataset",
    "DataFeedItem": "Intangible",
    "Rating": "Intangible",
    "AggregateRating": "Rating",
    "Language": "Intangible",
    "PropertyValue": "Intangible",
    "DefinedTerm": "Intangible",
    "Role": "Intangible",
    "ContactPoint": "Intangible",
    "PostalAddress": "ContactPoint",
}
"""Each type, and the one that it is a kind of."""

_AGENT: Final = ("Organization", "Person")
_WORK: Final = ("CreativeWork", URL)

PROPERTIES: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "Thing": {
        "additionalType": (TEXT, URL),
        "alternateName": (TEXT,),
        "description": (TEXT, "CreativeWork"),
        "disambiguatingDescription": (TEXT,),
        "identifier": (TEXT, URL, "PropertyValue"),
        "image": ("ImageObject", URL),
        "mainEntityOfPage": _WORK,
        "name": (TEXT,),
        "potentialAction": ("Action",),
        "sameAs": (URL,),
        "subjectOf": ("CreativeWork", "Event"),
        "url": (URL,),
    },
    "CreativeWork": {
        "about": ("Thing",),
        "abstract": (TEXT,),
        "archivedAt": (URL, "WebPage"),
        "author": _AGENT,
        "citation": (TEXT, "CreativeWork"),
        "comment": ("Comment",),
        "contentLocation": ("Place",),
        "contributor": _AGENT,
        "copyrightHolder": _AGENT,
        "copyrightYear": (NUMBER,),
        "correction": (TEXT, URL, "CorrectionComment"),
        "creator": _AGENT,
        "creativeWorkStatus": (TEXT, "DefinedTerm"),
        "dateCreated": (DATE,),
        "dateModified": (DATE,),
        "datePublished": (DATE,),
        "editor": ("Person",),
        "expires": (DATE,),
        "genre": (TEXT, URL),
        "hasPart": ("CreativeWork",),
        "headline": (TEXT,),
        "inLanguage": (TEXT, "Language"),
        "interpretedAsClaim": ("Claim",),
        "isAccessibleForFree": (BOOLEAN,),
        "isBasedOn": _WORK,
        "isPartOf": _WORK,
        "keywords": (TEXT, URL, "DefinedTerm"),
        "license": _WORK,
        "locationCreated": ("Place",),
        "mainEntity": ("Thing",),
        "maintainer": _AGENT,
        "mentions": ("Thing",),
        "position": (NUMBER, TEXT),
        "producer": _AGENT,
        "provider": _AGENT,
        "publisher": _AGENT,
        "publishingPrinciples": _WORK,
        "review": ("Review",),
        "sdDatePublished": (DATE,),
        "sdLicense": _WORK,
        "sdPublisher": _AGENT,
        "sourceOrganization": ("Organization",),
        "spatialCoverage": ("Place",),
        "sponsor": _AGENT,
        "text": (TEXT,),
        "thumbnailUrl": (URL,),
        "translator": _AGENT,
        "usageInfo": _WORK,
        "version": (NUMBER, TEXT),
        "video": ("VideoObject",),
    },
    "Claim": {
        "appearance": ("CreativeWork",),
        "claimInterpreter": _AGENT,
        "firstAppearance": ("CreativeWork",),
    },
    "Review": {
        "associatedClaimReview": ("Review",),
        "associatedMediaReview": ("Review",),
        "associatedReview": ("Review",),
        "itemReviewed": ("Thing",),
        "negativeNotes": (TEXT, "Thing"),
        "positiveNotes": (TEXT, "Thing"),
        "reviewAspect": (TEXT,),
        "reviewBody": (TEXT,),
        "reviewRating": ("Rating",),
    },
    "ClaimReview": {"claimReviewed": (TEXT,)},
    "Rating": {
        "author": _AGENT,
        "bestRating": (NUMBER, TEXT),
        "ratingExplanation": (TEXT,),
        "ratingValue": (NUMBER, TEXT),
        "reviewAspect": (TEXT, "Intangible"),
        "worstRating": (NUMBER, TEXT),
    },
    "AggregateRating": {
        "itemReviewed": ("Thing",),
        "ratingCount": (NUMBER,),
        "reviewCount": (NUMBER,),
    },
    "Organization": {
        "actionableFeedbackPolicy": _WORK,
        "address": (TEXT, "PostalAddress"),
        "areaServed": (TEXT, "Place"),
        "contactPoint": ("ContactPoint",),
        "correctionsPolicy": _WORK,
        "diversityPolicy": _WORK,
        "email": (TEXT,),
        "ethicsPolicy": _WORK,
        "founder": _AGENT,
        "foundingDate": (DATE,),
        "legalName": (TEXT,),
        "logo": ("ImageObject", URL),
        "memberOf": ("Organization",),
        "ownershipFundingInfo": (TEXT, *_WORK),
        "parentOrganization": ("Organization",),
        "publishingPrinciples": _WORK,
        "slogan": (TEXT,),
        "subOrganization": ("Organization",),
        "telephone": (TEXT,),
        "unnamedSourcesPolicy": _WORK,
    },
    "NewsMediaOrganization": {
        "masthead": _WORK,
        "missionCoveragePrioritiesPolicy": _WORK,
        "noBylinesPolicy": _WORK,
        "verificationFactCheckingPolicy": _WORK,
    },
    "Person": {
        "additionalName": (TEXT,),
        "affiliation": ("Organization",),
        "birthDate": (DATE,),
        "deathDate": (DATE,),
        "email": (TEXT,),
        "familyName": (TEXT,),
        "gender": (TEXT,),
        "givenName": (TEXT,),
        "hasOccupation": ("Thing",),
        "honorificPrefix": (TEXT,),
        "honorificSuffix": (TEXT,),
        "jobTitle": (TEXT, "DefinedTerm"),
        "memberOf": ("Organization",),
        "nationality": ("Place",),
        "publishingPrinciples": _WORK,
        "telephone": (TEXT,),
        "worksFor": ("Organization",),
    },
    "Article": {
        "articleBody": (TEXT,),
        "articleSection": (TEXT,),
        "backstory": (TEXT, "CreativeWork"),
        "pageEnd": (NUMBER, TEXT),
        "pageStart": (NUMBER, TEXT),
        "pagination": (TEXT,),
        "speakable": (URL, "Thing"),
        "wordCount": (NUMBER,),
    },
    "NewsArticle": {
        "dateline": (TEXT,),
        "printColumn": (TEXT,),
        "printEdition": (TEXT,),
        "printPage": (TEXT,),
        "printSection": (TEXT,),
    },
    "SocialMediaPosting": {"sharedContent": ("CreativeWork",)},
    "Comment": {"downvoteCount": (NUMBER,), "parentItem": _WORK, "upvoteCount": (NUMBER,)},
    "Quotation": {"spokenByCharacter": _AGENT},
    "WebPage": {
        "breadcrumb": (TEXT, "Thing"),
        "lastReviewed": (DATE,),
        "mainContentOfPage": ("Thing",),
        "primaryImageOfPage": ("ImageObject",),
        "relatedLink": (URL,),
        "reviewedBy": _AGENT,
        "significantLink": (URL,),
        "speakable": (URL, "Thing"),
    },
    "MediaObject": {
        "associatedArticle": ("NewsArticle",),
        "bitrate": (TEXT,),
        "contentSize": (TEXT,),
        "contentUrl": (URL,),
        "duration": (TEXT, "Intangible"),
        "embedUrl": (URL,),
        "encodingFormat": (TEXT, URL),
        "height": (NUMBER, TEXT, "Intangible"),
        "sha256": (TEXT,),
        "uploadDate": (DATE,),
        "width": (NUMBER, TEXT, "Intangible"),
    },
    "ImageObject": {"caption": (TEXT, "MediaObject"), "embeddedTextCaption": (TEXT,)},
    "VideoObject": {"caption": (TEXT, "MediaObject"), "transcript": (TEXT,)},
    "AudioObject": {"caption": (TEXT, "MediaObject"), "transcript": (TEXT,)},
    "Dataset": {
        "distribution": ("CreativeWork",),
        "issn": (TEXT,),
        "measurementTechnique": (TEXT, URL),
        "variableMeasured": (TEXT, "PropertyValue"),
    },
    "DataFeed": {"dataFeedElement": (TEXT, "Thing")},
    "DataFeedItem": {
        "dateCreated": (DATE,),
        "dateDeleted": (DATE,),
        "dateModified": (DATE,),
        "item": ("Thing",),
    },
    "PropertyValue": {
        "maxValue": (NUMBER,),
        "minValue": (NUMBER,),
        "propertyID": (TEXT, URL),
        "unitCode": (TEXT, URL),
        "unitText": (TEXT,),
        "value": (BOOLEAN, NUMBER, TEXT),
    },
}
"""The properties that each type adds to those of its parent, and what they take."""

FURTHER: Final[dict[str, str]] = {
    "Thing": "owner",
    "CreativeWork": """
        accessMode accessModeSufficient accessibilityAPI accessibilityControl accessibilityFeature
        accessibilityHazard accessibilitySummary accountablePerson acquireLicensePage
        aggregateRating alternativeHeadline assesses associatedMedia audience audio award awards
        character commentCount conditionsOfAccess contentRating contentReferenceTime
        copyrightNotice countryOfOrigin creditText digitalSourceType discussionUrl displayLocation
        editEIDR educationalAlignment educationalLevel educationalUse encoding encodingFormat
        encodings exampleOfWork fileFormat funder funding interactionStatistic interactivityType
        isBasedOnUrl isFamilyFriendly learningResourceType material materialExtent offers pattern
        publication publisherImprint recordedAt releasedEvent reviews schemaVersion size spatial
        teaches temporal temporalCoverage thumbnail timeRequired translationOfWork typicalAgeRange
        wordCount workExample workTranslation
    """,
    "Organization": """
        acceptedPaymentMethod agentInteractionStatistic aggregateRating alumni award awards brand
        companyRegistration contactPoints department dissolutionDate diversityStaffingReport duns
        employee employees event events faxNumber founders foundingLocation funder funding
        globalLocationNumber hasCertification hasCredential hasGS1DigitalLink hasMemberProgram
        hasMerchantReturnPolicy hasOfferCatalog hasPOS hasShippingService interactionStatistic
        isicV4 iso6523Code keywords knowsAbout knowsLanguage legalAddress legalRepresentative
        leiCode location makesOffer member members naics nonprofitStatus numberOfEmployees owns
        review reviews seeks serviceArea skills sponsor taxID vatID
    """,
    "Person": """
        address agentInteractionStatistic alumniOf award awards birthPlace brand callSign children
        colleague colleagues contactPoint contactPoints deathPlace duns faxNumber follows funder
        funding globalLocationNumber hasCertification hasCredential hasOfferCatalog hasPOS height
        homeLocation interactionStatistic isicV4 knows knowsAbout knowsLanguage lifeEvent
        makesOffer naics netWorth owns parent parents performerIn pronouns relatedTo seeks sibling
        siblings skills sponsor spouse taxID vatID weight workLocation
    """,
    "Dataset": """
        catalog datasetTimeInterval includedDataCatalog includedInDataCatalog measurementMethod
        variablesMeasured
    """,
}
"""Properties that these types have as well, whose values are not looked into."""

_FURTHER: Final = {kind: frozenset(names.split()) for kind, names in FURTHER.items()}

CLOSED: Final = frozenset(
    {
        "Claim", "ClaimReview", "Rating", "Organization", "NewsMediaOrganization", "Person",
        "Article", "NewsArticle", "DataFeed", "DataFeedItem", "CreativeWork",
    }
)  # fmt: skip
"""Types all of whose properties are here; in others unknown ones pass."""


def ancestors(kind: str) -> list[str]:
    """``kind`` and all that it is a kind of; empty where it is not in the table."""
    found = []
    current: str | None = kind if kind in PARENTS else None
    while current is not None:
        found.append(current)
        current = PARENTS[current]
    return found


def takes(kind: str, name: str) -> tuple[str, ...] | None:
    """What the property ``name`` of the type ``kind`` takes; ``None`` where it has none.

    Nothing (an empty tuple) for one of ``FURTHER``.
    """
    for one in ancestors(kind):
        known = PROPERTIES.get(one, {})
        if name in known:
            return known[name]
        if name in _FURTHER.get(one, ()):
            return ()
    return None
