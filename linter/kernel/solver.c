/* Roles for all marks of a paragraph together, as `linter/textmend/quotes/solver.py` finds them:
   the same sums in the same order, so that they are the same to the last bit. */

#include "solver.h"

#include <stdlib.h>
#include <string.h>

/* A number for each of some states, which have an order. */
typedef struct {
    double of[STATES];
    uint8_t order[STATES], count;
    uint16_t has; /* a bit for each state */
} Masses;

/* All ways to read a window, summed up. */
typedef struct {
    Masses *forward;            /* up to a factor, before each mark and behind the last */
    uint8_t (*origins)[STATES]; /* by what each state behind a mark is reached: see `origin` */
    double ends[STATES];        /* the factor of each state behind the last mark */
    uint8_t state;              /* the one there if each mark does what it says by itself */
    double share;               /* how likely it is, at least, that all of them do */
} Sums;

static inline bool has(const Masses *masses, unsigned state)
{
    return masses->has >> state & 1;
}

/* Adds to the number of a state, which comes last if it is new. */
static inline double *of(Masses *masses, uint8_t state)
{
    if (!has(masses, state)) {
        masses->has |= (uint16_t)(1u << state);
        masses->order[masses->count++] = state;
        masses->of[state] = 0.0;
    }
    return &masses->of[state];
}

static double most(const Masses *masses)
{
    double found = masses->of[masses->order[0]];
    for (unsigned i = 1; i < masses->count; i++)
        if (masses->of[masses->order[i]] > found)
            found = masses->of[masses->order[i]];
    return found;
}

/* How likely states are behind a mark, by how likely they are before it; returns their factor. */
static double go_on(const Habits *habits, const Frame *frame, const Evidence *mark,
                    const Masses *before, Masses *behind)
{
    const Step *steps = habits->steps[mark->kind][frame->primary];
    const double *weights = mark->weights;
    Masses sums = {.count = 0};
    for (unsigned i = 0; i < before->count; i++) {
        uint8_t state = before->order[i];
        const Step *step = &steps[state];
        double mass = before->of[state], *stays = of(&sums, state);
        *stays = *stays + mass * weights[PRIME] + mass * weights[STRAY] + mass * weights[APOSTROPHE];
        *of(&sums, step->opened) += mass * (weights[OPEN] * step->opening);
        *of(&sums, step->closed) += mass * (weights[CLOSE] * step->closing);
    }
    double whole = most(&sums), least = whole * habits->negligible;
    *behind = (Masses){.count = 0};
    for (unsigned i = 0; i < sums.count; i++)
        if (sums.of[sums.order[i]] >= least)
            *of(behind, sums.order[i]) = sums.of[sums.order[i]] / whole;
    return whole;
}

static void sum_up(const Habits *habits, const Frame *frame, const Evidence *marks, size_t count,
                   bool is_last, Sums *sums)
{
    uint8_t state = sums->state;
    double share = 1.0;
    sums->forward[0] = (Masses){.count = 0};
    *of(&sums->forward[0], state) = 1.0;
    for (size_t number = 0; number < count; number++) {
        const Evidence *mark = &marks[number];
        Masses *behind = &sums->forward[number + 1];
        double whole = go_on(habits, frame, mark, &sums->forward[number], behind);
        const Step *step = &habits->steps[mark->kind][frame->primary][state];
        if (mark->role == OPEN) {
            state = step->opened;
            share = share * step->opening;
        } else if (mark->role == CLOSE) {
            state = step->closed;
            share = share * step->closing;
        }
        share *= has(behind, state) ? mark->weights[mark->role] / whole : 0.0;
    }
    const Masses *last = &sums->forward[count];
    double whole = 0.0;
    for (unsigned one = 0; one < STATES; one++)
        sums->ends[one] = !has(last, one) ? 0.0 : is_last ? frame->ends[one] : 1.0;
    for (unsigned i = 0; i < last->count; i++)
        whole += last->of[last->order[i]] * sums->ends[last->order[i]];
    sums->state = state;
    sums->share = share * sums->ends[state] / whole - habits->rounding;
}

/* What a state is come from: another, and the role of the mark between the two. */
static uint8_t origin(uint8_t state, unsigned role)
{
    return (uint8_t)(state * ROLES + role);
}

/* Keeps `top` for a state if it is the highest. */
static void rise(Masses *tops, uint8_t *origins, uint8_t state, double top, uint8_t from)
{
    bool is_new = !has(tops, state);
    double *highest = of(tops, state);
    if (is_new || top > *highest) {
        *highest = top;
        origins[state] = from;
    }
}

/* How likely the most likely way to each state behind a mark is, by the same before it. */
static Masses climb(const Step *steps, const double *weights, const Masses *best, uint8_t *origins)
{
    unsigned staying = PRIME;
    if (weights[STRAY] > weights[staying])
        staying = STRAY;
    if (weights[APOSTROPHE] > weights[staying])
        staying = APOSTROPHE;
    Masses tops = {.count = 0};
    for (unsigned i = 0; i < best->count; i++) {
        uint8_t before = best->order[i];
        const Step *step = &steps[before];
        double top = best->of[before];
        rise(&tops, origins, before, top * weights[staying], origin(before, staying));
        rise(&tops, origins, step->opened, top * (weights[OPEN] * step->opening),
             origin(before, OPEN));
        rise(&tops, origins, step->closed, top * (weights[CLOSE] * step->closing),
             origin(before, CLOSE));
    }
    return tops;
}

/* The state behind the last mark in which the most likely reading ends. */
static uint8_t last_state(const Masses *best, const double *ends)
{
    uint8_t found = best->order[0];
    for (unsigned i = 1; i < best->count; i++) {
        uint8_t state = best->order[i];
        if (best->of[state] * ends[state] > best->of[found] * ends[found])
            found = state;
    }
    return found;
}

/* Decides on the roles of the most likely reading, and the state behind it. */
static void most_likely(const Habits *habits, const Frame *frame, const Evidence *marks,
                        size_t count, Sums *sums, Decision *decided)
{
    Masses best = sums->forward[0];
    for (size_t number = 0; number < count; number++) {
        const Evidence *mark = &marks[number];
        const Step *steps = habits->steps[mark->kind][frame->primary];
        Masses tops = climb(steps, mark->weights, &best, sums->origins[number]);
        double highest = most(&tops);
        best = sums->forward[number + 1];
        for (unsigned i = 0; i < best.count; i++)
            best.of[best.order[i]] = tops.of[best.order[i]] / highest;
    }
    uint8_t state = sums->state = last_state(&best, sums->ends);
    for (size_t number = count; number-- > 0;) {
        uint8_t from = sums->origins[number][state];
        decided[number].role = from % ROLES;
        state = from / ROLES;
    }
}

/* Weighs a mark's roles by how likely the states before it are, and those `beyond` it by what comes
   behind; returns how likely the role that was chosen is, and moves `beyond` before the mark. */
static double weigh(const Step *steps, const double *weights, const Masses *masses, unsigned role,
                    double *beyond)
{
    double roles[ROLES] = {0.0};
    Masses earlier = {.count = 0};
    for (unsigned i = 0; i < masses->count; i++) {
        uint8_t before = masses->order[i];
        const Step *step = &steps[before];
        double mass = masses->of[before], rest = beyond[before];
        double measured = weights[PRIME] * rest, strayed = weights[STRAY] * rest;
        double elided = weights[APOSTROPHE] * rest;
        double opening = step->opening * weights[OPEN] * beyond[step->opened];
        double closing = step->closing * weights[CLOSE] * beyond[step->closed];
        *of(&earlier, before) = measured + strayed + elided + opening + closing;
        roles[OPEN] += mass * opening;
        roles[CLOSE] += mass * closing;
        roles[APOSTROPHE] += mass * elided;
        roles[PRIME] += mass * measured;
        roles[STRAY] += mass * strayed;
    }
    double whole = most(&earlier);
    for (unsigned one = 0; one < STATES; one++)
        beyond[one] = has(&earlier, one) ? earlier.of[one] / whole : 0.0;
    return roles[role] /
           (roles[OPEN] + roles[CLOSE] + roles[APOSTROPHE] + roles[PRIME] + roles[STRAY]);
}

/* Decides about a window, before which `sums->state` is what is open, and then behind it. */
static void decide_window(const Habits *habits, const Frame *frame, const Evidence *marks,
                          size_t count, bool is_last, Sums *sums, Decision *decided)
{
    sum_up(habits, frame, marks, count, is_last, sums);
    for (size_t number = 0; number < count; number++)
        decided[number] = (Decision){marks[number].role, sums->share, -1};
    if (!(sums->share > 0.5))
        most_likely(habits, frame, marks, count, sums, decided);
    if (sums->share >= frame->enough)
        return;
    double beyond[STATES];
    memcpy(beyond, sums->ends, sizeof beyond);
    for (size_t number = count; number-- > 0;) {
        const Evidence *mark = &marks[number];
        decided[number].confidence =
            weigh(habits->steps[mark->kind][frame->primary], mark->weights, &sums->forward[number],
                  decided[number].role, beyond);
    }
}

/* Decides about the marks of a paragraph; false where memory runs out. */
bool decide(const Habits *habits, const Frame *frame, const Evidence *marks, size_t count,
            Decision *decided)
{
    size_t window = count < habits->window ? count : habits->window;
    Sums sums = {.forward = malloc((window + 1) * sizeof *sums.forward),
                 .origins = malloc((window + 1) * sizeof *sums.origins)};
    bool has_room = sums.forward != NULL && sums.origins != NULL;
    for (size_t start = 0; has_room && start < count; start += window) {
        bool is_last = count - start <= window;
        decide_window(habits, frame, marks + start, is_last ? count - start : window, is_last, &sums,
                      decided + start);
    }
    free(sums.forward);
    free(sums.origins);
    return has_room && find_partners(marks, count, decided);
}
