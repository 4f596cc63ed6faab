// Package correct is a "verbetering" beside a sealed plan: a slip, such as a wrong date or a typing error, with what stands there and what should.
// The facilitator proposes it, people who were there say whether it is right, and then it is public and stays. The plan does not know of it.
package correct
