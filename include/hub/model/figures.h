/* SPDX-License-Identifier: MIT */
/*
 * What the figures, a request for records and a review of old ones rest on:
 * services used, feedback, stories told with leave, requests with their clock,
 * and what a review decided. The numbers themselves are counted when asked:
 * hub/service/figures.h. Nothing here erases; hub/service/erase.h does.
 */
#ifndef HUB_MODEL_FIGURES_H
#define HUB_MODEL_FIGURES_H

#include "hub/model/parts.h"

// clang-format off

#define SERVICE_USED_FIELDS(F)                                                                     \
    F(REF, family_id, "family", "Family", FIELD_REQUIRED, .ref = "family", .help = "The family.",  \
        .source = "S1")                                                                            \
    F(REF, child_id, "child", "Child", 0, .ref = "child", .help = "The child, if it was for one.", \
        .source = "S1")                                                                            \
    F(TEXT, service, "service", "Service", FIELD_REQUIRED, .max = 120, .also = "name",             \
        .help = "Which service: school, hospital, social work, therapy.", .source = "S1")          \
    F(CHOICE, outcome, "outcome", "What", FIELD_REQUIRED,                                          \
        .choices = "used|asked for|waiting|refused|not needed", .def = "used",                     \
        .help = "Used, asked for, waiting, or not needed after all.", .source = "S1")              \
    F(DATE, used_on, "from", "From", FIELD_REQUIRED, .also = "date|on|start",                      \
        .help = "The day it was, or the first one.", .source = "S1")                               \
    F(DATE, until, "until", "Until", 0, .also = "to|end", .help = "The last day, if it went on.",  \
        .source = "S1")                                                                            \
    F(INT, hours, "hours", "Hours", 0, .min = 0, .max = 100000,                                    \
        .help = "How many hours in all they gave the family.", .source = "S1")                     \
    F(CHOICE, joining, "joining", "Joining the hub", 0, .choices = "before|after",                 \
        .help = "Before or after; empty: by the day they joined.", .source = "S1")                 \
    F(INT, times, "times", "Times", 0, .min = 1, .max = 1000,                                      \
        .help = "How often, if more than once.", .source = "S1")                                   \
    F(INT, minutes, "minutes", "Minutes with them", 0, .min = 0, .max = 14400,                     \
        .help = "How long the hub was there too.", .source = "S1")                                 \
    F(NOTE, notes, "notes", "Notes", FIELD_PRIVATE | FIELD_SENSITIVE,                              \
        .help = "Anything else about it.", .source = "S1")

#define FEEDBACK_FIELDS(F)                                                                         \
    HUB_FIELD(F)                                                                                   \
    F(DATE, given_on, "on", "Date", FIELD_REQUIRED, .also = "date",                                \
        .help = "The day they said it.", .source = "S184")                                         \
    F(REF, family_id, "family", "Family", FIELD_PRIVATE, .ref = "family",                          \
        .help = "The family it came from.", .source = "S184")                                      \
    F(CHOICE, said_by, "said_by", "From", 0,                                                       \
        .choices = "parent|child|host|peer|social worker|other", .help = "Who said it.",           \
        .source = "S184")                                                                          \
    F(CHOICE, about, "about", "About", 0, .choices = "stay|event|peer|group|training|hub",         \
        .help = "What it is about.", .source = "S184")                                             \
    F(REF, stay_id, "stay", "Stay", 0, .ref = "stay", .help = "The stay it is about.",             \
        .source = "S184")                                                                          \
    F(REF, event_id, "event", "Event", 0, .ref = "event", .help = "The event it is about.",        \
        .source = "S184")                                                                          \
    F(INT, score, "score", "Score", 0, .min = 1, .max = 5, .help = "1 not good to 5 very good.",   \
        .source = "S154")                                                                          \
    F(NOTE, words, "words", "Words", FIELD_REQUIRED | FIELD_PRIVATE,                               \
        .help = "What they said, in their words.", .source = "S186")                               \
    F(BOOL, may_quote, "may_quote", "May be quoted", 0,                                            \
        .help = "Whether they said it may be used without their name.", .source = "S186")

#define STORY_FIELDS(F)                                                                            \
    HUB_FIELD(F)                                                                                   \
    F(DATE, month, "month", "Month", FIELD_REQUIRED,                                               \
        .help = "The first day of the month it is for.", .source = "DOMAIN 8c")                    \
    F(TEXT, title, "title", "Title", FIELD_REQUIRED, .max = 120, .help = "A few words.",           \
        .source = "DOMAIN 8c")                                                                     \
    F(CHOICE, kind, "kind", "Kind", 0, .choices = "story|what changed|learning",                   \
        .help = "A story, what changed from the plan, or what you learned.", .source = "S184")     \
    F(NOTE, before_words, "before", "Before", 0, .help = "How it was; no names.",                  \
        .source = "S186")                                                                          \
    F(NOTE, during_words, "during", "During", 0, .help = "What you did.", .source = "S186")        \
    F(NOTE, after_words, "after", "After", 0, .help = "How it is now.", .source = "S186")          \
    F(TEXT, quote, "quote", "A quote", 0, .max = 400,                                              \
        .help = "One sentence someone said, if they agreed.", .source = "S186")

#define ACCESS_REQUEST_FIELDS(F)                                                                   \
    HUB_FIELD(F)                                                                                   \
    F(TEXT, who, "person", "Who asks", FIELD_REQUIRED | FIELD_PRIVATE, .max = 80, .also = "who",   \
        .help = "Who asks; no special words are needed.", .source = "S113")                        \
    F(TEXT, for_whom, "for", "For whom", FIELD_PRIVATE, .max = 80,                                 \
        .help = "Whose records, if not their own.", .source = "DOMAIN 8c")                         \
    F(REF, family_id, "family", "Family", FIELD_PRIVATE, .ref = "family",                          \
        .help = "The family whose records they are.", .source = "S114")                            \
    F(REF, child_id, "child", "Child", FIELD_PRIVATE, .ref = "child",                              \
        .help = "The child, if it is about one only.", .source = "S114")                           \
    F(REF, person_id, "about", "Grown-up", FIELD_PRIVATE, .ref = "person",                         \
        .help = "The grown-up, if it is about one only.", .source = "S114")                        \
    F(DATE, received, "received", "Received", FIELD_REQUIRED,                                      \
        .help = "The day it was asked; a month runs from here.", .source = "S108")                 \
    F(DATE, identity_checked, "identity_checked", "Identity checked", 0,                           \
        .help = "When you were sure who asks.", .source = "DOMAIN 8c")                             \
    F(DATE, clock_stopped, "clock_stopped", "Clock stopped", 0,                                    \
        .help = "From when you waited for their answer.", .source = "S109")                        \
    F(DATE, clock_started, "clock_started", "Clock runs again", 0,                                 \
        .help = "When their answer came.", .source = "S109")                                       \
    F(BOOL, needs_longer, "needs_longer", "Needs longer", 0,                                       \
        .help = "Whether it is so much that two more months are needed.", .source = "S109")        \
    F(DATE, due, "due", "Due", 0, .help = "The last day to answer.", .source = "S108")             \
    F(NOTE, searched, "searched", "Searched where", 0,                                             \
        .help = "Where you looked: hub, paper, e-mail.", .source = "DOMAIN 8c")                    \
    F(NOTE, removed_others, "removed_others", "Others taken out", FIELD_PRIVATE,                   \
        .help = "Which other people were taken out, or agreed.", .source = "S114")                 \
    F(DATE, sent, "sent", "Sent", 0, .help = "When it was sent.", .source = "DOMAIN 8c")           \
    F(NOTE, complaint, "complaint", "Complaint", FIELD_PRIVATE,                                    \
        .help = "What they complained about, and when you answered.", .source = "S110")

#define RETENTION_LINE_FIELDS(F)                                                                   \
    HUB_FIELD(F)                                                                                   \
    F(TEXT, what, "what", "Record", FIELD_REQUIRED, .max = 120,                                    \
        .help = "What kind of record, or whose.", .source = "DOMAIN 8c")                           \
    F(REF, family_id, "family", "Family", 0, .ref = "family", .help = "The family it is about.",   \
        .source = "DOMAIN 8c")                                                                     \
    F(REF, person_id, "person", "Person", 0, .ref = "person", .help = "The person it is about.",   \
        .source = "DOMAIN 8c")                                                                     \
    F(REF, event_id, "event", "Event", 0, .ref = "event", .help = "The event it is about.",        \
        .source = "DOMAIN 8c")                                                                     \
    F(REF, request_id, "request", "Request", 0, .ref = "request",                                  \
        .help = "The request for records it is about.", .source = "DOMAIN 8c")                     \
    F(TEXT, rule, "rule", "Rule", FIELD_REQUIRED, .max = 200,                                      \
        .help = "How long it is kept and who says so.", .source = "DOMAIN 2.7")                    \
    F(DATE, keep_until, "keep_until", "Keep until", 0,                                             \
        .help = "When it comes up for review; nothing goes by itself.", .source = "DOMAIN 8c")     \
    F(BOOL, hold, "hold", "Hold", 0, .help = "Say yes if it must stay whatever the date.",         \
        .source = "DOMAIN 8c")                                                                     \
    F(TEXT, reviewed_by, "reviewed_by", "Reviewed by", 0, .max = 80, .help = "Who looked at it.",  \
        .source = "DOMAIN 8c")                                                                     \
    F(DATE, reviewed_on, "reviewed_on", "Reviewed on", 0, .help = "When they looked at it.",       \
        .source = "DOMAIN 8c")                                                                     \
    F(CHOICE, outcome, "outcome", "Outcome", 0, .choices = "keep|keep longer|anonymise|erase",     \
        .help = "What was decided.", .source = "DOMAIN 8c")

// clang-format on

NOUN_STRUCT(service_used, SERVICE_USED_FIELDS);
NOUN_STRUCT(feedback, FEEDBACK_FIELDS);
NOUN_STRUCT(story, STORY_FIELDS);
NOUN_STRUCT(access_request, ACCESS_REQUEST_FIELDS);
NOUN_STRUCT(retention_line, RETENTION_LINE_FIELDS);

extern const struct noun service_used_noun;
extern const struct noun feedback_noun;
extern const struct noun story_noun;
extern const struct noun access_request_noun;
extern const struct noun retention_line_noun;

#endif
