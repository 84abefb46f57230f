/* Which marks open and close the same quotation, as `linter/textmend/quotes/solver.py` has it. */

#include <stdlib.h>

#include "solver.h"

/* The marks that are open, by their numbers, and how many of each kind they are. */
typedef struct {
    size_t *numbers, depth, of_kind[KINDS];
    const Evidence *marks;
} Stack;

static const Evidence *top(const Stack *stack)
{
    return &stack->marks[stack->numbers[stack->depth - 1]];
}

static void push(Stack *stack, size_t number)
{
    stack->numbers[stack->depth++] = number;
    stack->of_kind[stack->marks[number].kind]++;
}

static size_t pop(Stack *stack)
{
    stack->of_kind[top(stack)->kind]--;
    return stack->numbers[--stack->depth];
}

static void join(Decision *decided, size_t opener, size_t closer)
{
    decided[opener].partner = (ptrdiff_t)closer;
    decided[closer].partner = (ptrdiff_t)opener;
}

/* Finds the partners of marks whose roles are decided; false where memory runs out. */
bool find_partners(const Evidence *marks, size_t count, Decision *decided)
{
    Stack stack = {.numbers = malloc((count + 1) * sizeof *stack.numbers), .marks = marks};
    if (stack.numbers == NULL)
        return false;
    for (size_t number = 0; number < count; number++) {
        uint8_t kind = marks[number].kind;
        decided[number].partner = -1;
        if (decided[number].role == OPEN) {
            if (stack.depth && top(&stack)->kind == kind)
                pop(&stack);
            push(&stack, number);
        } else if (decided[number].role == CLOSE && stack.of_kind[kind]) {
            while (top(&stack)->kind != kind)
                pop(&stack);
            join(decided, pop(&stack), number);
        }
    }
    free(stack.numbers);
    return true;
}

/* Decides about a paragraph in which each mark is clear by itself and all of them pair; false for
   any other, and for one that quotes with single marks first. `habits->deepest` marks at most are
   open at a time. */
bool decide_plainly(const Habits *habits, const Evidence *marks, size_t count, Decision *decided)
{
    size_t open[STATES], depth = 0;
    for (size_t number = 0; number < count; number++) {
        const Evidence *mark = &marks[number];
        if (mark->doubt > habits->clear)
            return false;
        decided[number] = (Decision){mark->role, 1.0 - mark->doubt, -1};
        if (mark->role == OPEN) {
            bool is_odd = depth ? marks[open[depth - 1]].kind == mark->kind : mark->kind != 0;
            if (is_odd || depth == habits->deepest)
                return false;
            open[depth++] = number;
        } else if (mark->role == CLOSE) {
            if (!depth || marks[open[depth - 1]].kind != mark->kind)
                return false;
            join(decided, open[--depth], number);
        }
    }
    return depth == 0;
}
