/* Marks of quotation, and what is most likely of all of a paragraph together. */

#ifndef TEXTMEND_SOLVER_H
#define TEXTMEND_SOLVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define KINDS 2
#define STATES 9 /* what is open, from the outside in, by numbers; the first is nothing */

enum { OPEN, CLOSE, APOSTROPHE, PRIME, STRAY, ROLES };

/* Where an opening and a closing mark lead from a state, each with its factor. */
typedef struct {
    uint8_t opened, closed;
    double opening, closing;
} Step;

/* What is known of quotations in general. */
typedef struct {
    Step steps[KINDS][KINDS][STATES]; /* by the kind of the mark, and the one quotations begin with */
    size_t window, deepest;
    double clear, negligible, rounding;
} Habits;

/* What is known of a paragraph as a whole. */
typedef struct {
    uint8_t primary;
    double ends[STATES]; /* the factor of each state behind its last mark */
    double enough;       /* the confidence from which it need not be told exactly */
} Frame;

/* What is known of a mark by itself. */
typedef struct {
    uint8_t kind, role; /* the one that weighs most */
    double weights[ROLES], doubt;
} Evidence;

/* What is decided about a mark. */
typedef struct {
    uint8_t role;
    double confidence;
    ptrdiff_t partner; /* the number of the one that closes or opens the same, or -1 */
} Decision;

bool decide_plainly(const Habits *habits, const Evidence *marks, size_t count, Decision *decided);
bool decide(const Habits *habits, const Frame *frame, const Evidence *marks, size_t count,
            Decision *decided);

/* partners.c */
bool find_partners(const Evidence *marks, size_t count, Decision *decided);

#endif
