/** Marketing activities, by pages; needs read_marketing_events. */
export const marketingActivitiesQuery = /* GraphQL */ `
  query MarketingActivities($after: String) {
    marketingActivities(first: 50, after: $after) {
      nodes {
        id
        title
        status
        tactic
        marketingChannelType
        sourceAndMedium
        utmParameters {
          source
          medium
          campaign
        }
        adSpend {
          amount
          currencyCode
        }
        budget {
          budgetType
          total {
            amount
            currencyCode
          }
        }
        hierarchyLevel
        parentActivityId
        isExternal
        marketingEvent {
          startedAt
          endedAt
          scheduledToEndAt
        }
        createdAt
        updatedAt
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;
